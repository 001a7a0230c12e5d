import CLibZip
import Glibc
import Stages

/// A zip file in memory: its entries by name, inflated within a budget. Reads by libzip, which checks sizes and sums.
public final class ZipArchive {
  /// What may be inflated, whatever the file claims.
  public struct Budget: Sendable {
    /// Bytes of one entry, and of all that are read.
    public var entry = 64 << 20
    public var total = 192 << 20
    /// Entries that an archive may list.
    public var count = 20_000

    public init() {}
  }

  /// libzip's version, for the record's `pipeline`.
  public static var version: String { String(cString: zip_libzip_version()) }

  private let handle: OpaquePointer
  private let budget: Budget
  private var inflated = 0
  /// By the names' bytes; nil where two entries share a name.
  private var indices: [[UInt8]: UInt64?] = [:]

  /// - Throws: `zip.damaged`, `zip.too-large`.
  public init(_ bytes: [UInt8], budget: Budget = Budget()) throws {
    self.budget = budget
    handle = try ZipArchive.open(bytes)
    // Where this throws, `deinit` runs: all is initialised.
    try readNames()
  }

  deinit {
    zip_discard(handle)
  }

  /// Opens a copy of the bytes that libzip owns and frees.
  private static func open(_ bytes: [UInt8]) throws -> OpaquePointer {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let copy = malloc(max(bytes.count, 1)) else { throw Failure.zipDamaged("no memory for it") }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) } }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw Failure.zipDamaged(reason(&error))
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw Failure.zipDamaged(reason(&error))
    }
    return handle
  }

  private static func reason(_ error: inout zip_error_t) -> String {
    String(cString: zip_error_strerror(&error))
  }

  private func readNames() throws {
    let count = zip_get_num_entries(handle, 0)
    guard count <= budget.count else {
      throw Failure("zip.too-large", "\(count) entries are more than \(budget.count)")
    }
    for index in 0..<UInt64(max(count, 0)) {
      guard let name = zip_get_name(handle, index, 0) else { continue }
      let bytes = Array(String(cString: name).utf8)
      indices[bytes] = indices[bytes] == nil ? .some(index) : .some(nil)
    }
  }

  /// Whether there is an entry of a name, spelled byte for byte so.
  public func contains(_ name: String) -> Bool { indices[Array(name.utf8)] != nil }

  /// An entry's bytes.
  ///
  /// - Throws: `zip.missing`, `zip.doubled-name`, `zip.encrypted`, `zip.too-large`, `zip.damaged`.
  public func read(_ name: String) throws -> [UInt8] {
    guard let found = indices[Array(name.utf8)] else {
      throw Failure("zip.missing", "the part \(ZipArchive.shown(name)) is missing", advice: "save the file again")
    }
    guard let index = found else {
      throw Failure("zip.doubled-name", "two parts are named \(ZipArchive.shown(name)): which one counts is not known")
    }
    let claimed = try check(index, name)
    guard let entry = zip_fopen_index(handle, index, 0) else {
      throw Failure.zipDamaged("\(ZipArchive.shown(name)): \(String(cString: zip_strerror(handle)))")
    }
    defer { zip_fclose(entry) }
    return try inflate(entry, claimed: claimed, name)
  }

  /// What the directory says of an entry's length, within the budget.
  private func check(_ index: UInt64, _ name: String) throws -> Int {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(handle, index, 0, &stat) == 0 else {
      throw Failure.zipDamaged("\(ZipArchive.shown(name)): \(String(cString: zip_strerror(handle)))")
    }
    guard stat.encryption_method == UInt16(ZIP_EM_NONE) else {
      throw Failure("zip.encrypted", "\(ZipArchive.shown(name)) is encrypted", advice: "save it without a password")
    }
    guard let size = Int(exactly: stat.size), size <= budget.entry, size <= budget.total - inflated else {
      throw tooLarge(name)
    }
    return size
  }

  private func inflate(_ entry: OpaquePointer, claimed: Int, _ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    // What is claimed is not believed: a small file can claim much.
    bytes.reserveCapacity(min(claimed, 1 << 20))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { zip_fread(entry, $0.baseAddress!, UInt64($0.count)) }
      guard count >= 0 else {
        throw Failure.zipDamaged("\(ZipArchive.shown(name)): \(String(cString: zip_file_strerror(entry)))")
      }
      if count == 0 { return bytes }
      inflated += Int(count)
      bytes.append(contentsOf: buffer[..<Int(count)])
      if bytes.count > budget.entry || inflated > budget.total { throw tooLarge(name) }
    }
  }

  private func tooLarge(_ name: String) -> Failure {
    Failure("zip.too-large", "\(ZipArchive.shown(name)) inflates to more than is read of one file")
  }

  /// A name fit for a line of text.
  private static func shown(_ name: String) -> String {
    let plain = name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : String($0) }
    return plain.prefix(120).joined()
  }
}

extension Failure {
  static func zipDamaged(_ reason: String) -> Failure {
    Failure("zip.damaged", "not a sound zip file: \(reason)", advice: "check how it was downloaded or made")
  }
}
