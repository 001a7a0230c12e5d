import Stages

/// A record as it stands in a file.
struct WARCRecord {
  let header: WARCHeader
  /// The block, or what was asked for of its beginning.
  let content: [UInt8]
  /// Offset in the file of what follows.
  let end: Int
}

/// What is wrong with a record, what is known of it all the same, and where the next one begins, if that is known.
struct BrokenRecord: Error {
  let fault: RecordFault
  let header: WARCHeader?
  let end: Int?
}

/// Reads the record at an offset, within limits whatever it claims.
struct StoredRecordReader {
  private let file: any RandomAccess
  private var input: RecordInput
  private let start: Int
  /// Where its gzip member ends; nil before that is known.
  private var memberEnd: Int?
  private var head: [UInt8] = []
  private var header: WARCHeader?

  /// How many bytes were read and inflated.
  private(set) var work = 0

  init(_ file: any RandomAccess, at offset: Int) throws {
    self.file = file
    input = try RecordInput(file, at: offset)
    start = offset
  }

  /// The record, `kept` bytes of its block at most. A block over `limit` is not read.
  ///
  /// - Throws: `BrokenRecord`, or what the file throws.
  mutating func read(keeping kept: Int, limit: Int) throws -> WARCRecord {
    do {
      let used = try readHead()
      guard let header else { throw RecordFault.damaged("it has no head") }
      guard header.length <= limit else { throw RecordFault.tooLarge(limit) }
      return try input.isMember ? readMember(header, used, kept, limit) : readPlain(header, used, kept)
    } catch let fault as RecordFault {
      throw BrokenRecord(fault: fault, header: header, end: input.isMember ? memberEnd : plainEnd(fault))
    }
  }

  /// Where a record that is not compressed ends, where its length can be believed.
  private func plainEnd(_ fault: RecordFault) -> Int? {
    guard case .tooLarge = fault, let header, let end = bodyStart.map({ $0 + header.length }), end <= file.count else {
      return nil
    }
    return end
  }

  private var bodyStart: Int? { FieldLines.split(head).map { start + $0.end } }

  /// Reads the head, and perhaps more; returns how long it is.
  private mutating func readHead() throws -> Int {
    while true {
      if let (lines, end) = FieldLines.split(head) {
        header = try WARCHeader(lines: lines)
        return end
      }
      guard head.count <= WARCHeader.limit else { throw RecordFault.damaged("its head does not end") }
      if head.count >= WARCHeader.mark.count, !head.starts(with: WARCHeader.mark) {
        throw RecordFault.damaged("it does not begin with WARC/")
      }
      let more = try next(4096)
      guard !more.isEmpty else { throw input.isMember ? RecordFault.damaged("it has no head") : .truncated }
      head += more
    }
  }

  /// The next bytes, so many at most.
  private mutating func next(_ count: Int) throws -> [UInt8] {
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = try input.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    work += bytes.count
    return bytes
  }

  /// Reads to the end of the gzip member, which shows whether the length is true.
  private mutating func readMember(_ header: WARCHeader, _ used: Int, _ kept: Int, _ limit: Int) throws -> WARCRecord {
    var content = Array(head[used...])
    var total = content.count
    var tail = Array(content.dropFirst(header.length))
    content = Array(content.prefix(min(kept, header.length)))
    while true {
      let chunk = try next(1 << 16)
      let got = chunk.count
      if got == 0 {
        memberEnd = input.position
        break
      }
      if content.count < min(kept, header.length) {
        content += chunk.prefix(min(kept, header.length) - content.count)
      }
      let beyond = total + got - header.length
      if beyond > 0 { tail += chunk.suffix(beyond) }
      total += got
      guard tail.count <= 4 else { break }
    }
    guard total >= header.length else {
      throw RecordFault.damaged("its Content-Length is \(header.length), and \(total) bytes are there")
    }
    guard tail.count <= 4, tail.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else {
      throw RecordFault.damaged(
        "its Content-Length is \(header.length), and its gzip member holds more: each record is to be a member of its own"
      )
    }
    return WARCRecord(header: header, content: content, end: input.position)
  }

  /// Reads what is asked for, and what follows the block by its length.
  private mutating func readPlain(_ header: WARCHeader, _ used: Int, _ kept: Int) throws -> WARCRecord {
    let end = start + used + header.length
    guard end <= file.count else { throw RecordFault.truncated }
    try checkTail(header, end)
    let wanted = min(kept, header.length)
    var content = Array(head[used...].prefix(wanted))
    while content.count < wanted {
      let more = try next(min(1 << 16, wanted - content.count))
      guard !more.isEmpty else { throw RecordFault.truncated }
      content += more
    }
    return WARCRecord(header: header, content: content, end: end)
  }

  /// Two line ends follow a block, or the file ends.
  private func checkTail(_ header: WARCHeader, _ end: Int) throws {
    var tail: [UInt8] = [0, 0, 0, 0]
    let count = try tail.withUnsafeMutableBytes { try file.read(at: end, into: $0) }
    guard tail[..<count].allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else {
      throw RecordFault.damaged("its Content-Length is \(header.length), and its block does not end there")
    }
  }
}
