public import Stages

/// Web archives (ISO 28500:2017, WARC 1.1): the HTML pages, PDFs and other documents that a crawler was answered with.
///
/// Each record is to be a gzip member of its own, or not compressed at all.
public enum WARCContainer: Container {
  public static let name = "warc"
  public static let endings = [".warc", ".warc.gz"]

  /// What one request lists at most: records, and bytes read and inflated.
  private static let share = (records: 4096, work: 64 << 20)
  /// So much of a block is looked at in listing: the head of the answer.
  private static let peek = 1 << 16

  public static func list(
    _ file: any RandomAccess, from cursor: ContainerCursor, limit: Int
  ) throws -> ContainerListing {
    var listing = ContainerListing()
    var cursor = cursor
    var records = 0
    var work = 0
    while records < share.records, work < share.work {
      if cursor.isLost {
        switch try RecordSearch(file).next(from: cursor.offset, budget: share.work) {
        case .record(let offset): cursor = ContainerCursor(offset: offset)
        case .nothing(let offset):
          listing.next = ContainerCursor(offset: offset, isLost: true)
          return listing
        case .end: return listing
        }
      }
      guard let offset = try firstByte(of: file, from: cursor.offset) else { return listing }
      var reader = try StoredRecordReader(file, at: offset)
      do {
        let record = try reader.read(keeping: peek, limit: recordLimit(limit))
        if isDocument(record) { listing.entries.append(.init(offset: offset, name: record.header.name)) }
        cursor = ContainerCursor(offset: record.end)
      } catch let broken as BrokenRecord {
        listing.entries.append(.init(offset: offset, name: broken.header?.name))
        cursor = ContainerCursor(offset: broken.end ?? offset + 1, isLost: broken.end == nil)
      }
      records += 1
      work += max(reader.work, cursor.offset - offset)
    }
    listing.next = cursor
    return listing
  }

  public static func open(_ file: any RandomAccess, at offset: Int, limit: Int) throws -> ContainedFile {
    var reader = try StoredRecordReader(file, at: offset)
    let record: WARCRecord
    do {
      record = try reader.read(keeping: .max, limit: recordLimit(limit))
    } catch let broken as BrokenRecord {
      throw broken.fault.failure
    }
    guard let message = answer(in: record) else {
      throw Failure("warc.no-document", "the record is no answer with a document")
    }
    let body = try message.body(of: record.content, limit: limit)
    var result = ContainedFile(name: record.header.name, bytes: body.bytes)
    result.url = record.header.target
    result.mediaType = message.mediaType
    result.charset = message.charset
    if !body.isComplete || record.header.truncated != nil {
      let reason = record.header.truncated.map { ": the crawler says “\($0.prefix(40))”" } ?? ""
      result.diagnostics = [.init("warc.incomplete", "the answer was not received whole\(reason)")]
    }
    return result
  }

  /// A block is a little longer than its body.
  private static func recordLimit(_ limit: Int) -> Int { limit &+ HTTPMessage.limit }

  /// The offset of the next record: what stands between records is line ends, and zeros at the end of some files.
  private static func firstByte(of file: any RandomAccess, from offset: Int) throws -> Int? {
    var start = offset
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = try bytes.withUnsafeMutableBytes { try file.read(at: start, into: $0) }
      guard count > 0 else { return nil }
      if let index = bytes[..<count].firstIndex(where: { $0 != 0x0D && $0 != 0x0A && $0 != 0 }) { return start + index }
      start += count
      if bytes.count == 256 { bytes = [UInt8](repeating: 0, count: 1 << 16) }
    }
  }

  /// The answer that a record of a successful request holds.
  private static func answer(in record: WARCRecord) -> HTTPMessage? {
    guard record.header.type == "response", let message = HTTPMessage(record.content),
      [200, 203].contains(message.status)
    else { return nil }
    return message
  }

  /// Whether there may be a document in it: not an answer that says that it is an image or a part of a page.
  private static func isDocument(_ record: WARCRecord) -> Bool {
    guard let message = answer(in: record), record.header.length > message.bodyStart else { return false }
    guard let type = message.mediaType else { return true }
    let kinds = ["image/", "audio/", "video/", "font/"]
    let parts = [
      "text/css", "text/javascript", "application/javascript", "application/x-javascript", "application/json",
    ]
    return !kinds.contains { type.hasPrefix($0) } && !parts.contains(type)
  }
}
