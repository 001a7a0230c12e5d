internal import CPopplerGLib
internal import Stages

/// An open PDF: owns poppler's document.
final class PDFFile {
  /// More pages than this are not read: a page tree can claim any number.
  static let pageLimit = 100_000

  let pointer: OpaquePointer
  let pageCount: Int

  init(_ file: SourceFile) throws {
    PopplerMessages.silence()
    _ = PopplerTables.isKept
    var error: UnsafeMutablePointer<GError>?
    let opened = PDFFile.open(file, &error)
    defer { g_clear_error(&error) }
    guard let opened else { throw PDFFile.failure(error, hadPassword: file.password != nil) }
    let pages = Int(poppler_document_get_n_pages(opened))
    if let failure = PDFFile.refusal(pages, limit: file.pageLimit) {
      g_object_unref(UnsafeMutableRawPointer(opened))
      throw failure
    }
    pointer = opened
    pageCount = min(pages, PDFFile.pageLimit)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(pointer))
  }

  private static func open(_ file: SourceFile, _ error: inout UnsafeMutablePointer<GError>?) -> OpaquePointer? {
    let bytes = SharedBytes(file.bytes).handOver()
    defer { g_bytes_unref(bytes) }
    guard let password = file.password else { return poppler_document_new_from_bytes(bytes, nil, &error) }
    // Not `new_from_bytes`: with a wrong password it reads through a pointer that it gave away (poppler 22.12).
    let stream = g_memory_input_stream_new_from_bytes(bytes)
    defer { g_object_unref(UnsafeMutableRawPointer(stream)) }
    return poppler_document_new_from_stream(stream, goffset(file.bytes.count), password, nil, &error)
  }

  private static func refusal(_ pages: Int, limit: Int?) -> Failure? {
    if pages <= 0 { return Failure(pdf: .damaged, "the PDF has no pages") }
    guard let limit, pages > limit else { return nil }
    return Failure("limit.pages", "\(pages) pages, the limit is \(limit)", advice: "raise run.maxPages or --max-pages")
  }

  /// The XMP packet as it stands in the file.
  var xmp: [UInt8] {
    guard let text = poppler_document_get_metadata(pointer) else { return [] }
    defer { g_free(text) }
    return RepairedText(text).utf8
  }

  private static func failure(_ error: UnsafeMutablePointer<GError>?, hadPassword: Bool) -> Failure {
    guard let error else { return Failure(pdf: .damaged, "the PDF can't be opened") }
    if error.pointee.domain == poppler_error_quark(), error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) {
      return hadPassword
        ? Failure(pdf: .encrypted, "the PDF is encrypted, and the password given does not open it")
        : Failure(pdf: .encrypted, "the PDF is encrypted with a password", advice: "give it with --password-file")
    }
    return Failure(pdf: .damaged, "the PDF is damaged or cut off")
  }
}

/// The bytes of a file, read by poppler where they stand: a long file is in memory once.
private final class SharedBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// As glib's, which hold these for as long as anyone holds them. An array's storage is one block that stays where it is while
  /// somebody holds the array and nobody changes it.
  func handOver() -> OpaquePointer? {
    let release: GDestroyNotify = { if let holder = $0 { Unmanaged<SharedBytes>.fromOpaque(holder).release() } }
    let holder = Unmanaged.passRetained(self).toOpaque()
    return bytes.withUnsafeBytes {
      g_bytes_new_with_free_func($0.baseAddress, gsize($0.count), release, holder)
    }
  }
}

extension Failure {
  enum PDFCode: String { case encrypted = "pdf.encrypted", damaged = "pdf.damaged" }

  init(pdf code: PDFCode, _ reason: String, advice: String? = nil) {
    self.init(code.rawValue, reason, advice: advice)
  }
}
