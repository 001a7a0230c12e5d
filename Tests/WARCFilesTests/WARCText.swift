import Stages

/// A WARC file as a test writes it: records of given heads and blocks.
struct WARCText {
  var bytes: [UInt8] = []

  /// A web server's answer, as a crawler keeps it; returns the offset of its record.
  @discardableResult
  mutating func add(
    _ url: String, id: String, _ body: [UInt8], head: String = "Content-Type: text/html", status: String = "200 OK",
    type: String = "response", fields: String = "", length: Int? = nil
  ) -> Int {
    let block = Array("HTTP/1.1 \(status)\r\n\(head)\r\n\r\n".utf8) + body
    return add(url, id: id, block: block, type: type, fields: fields, length: length)
  }

  @discardableResult
  mutating func add(
    _ url: String, id: String, block: [UInt8], type: String, fields: String = "", length: Int? = nil
  ) -> Int {
    let offset = bytes.count
    let lines = [
      "WARC/1.1", "WARC-Type: \(type)", "WARC-Record-ID: <\(id)>", "WARC-Target-URI: \(url)",
      "WARC-Date: 2024-05-01T10:00:00Z", "Content-Type: application/http; msgtype=\(type)",
      "Content-Length: \(length ?? block.count)",
    ]
    bytes += Array((lines.joined(separator: "\r\n") + "\r\n" + fields + "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    return offset
  }
}

/// Bytes in memory in a file's place.
struct MemoryFile: RandomAccess {
  let bytes: [UInt8]
  var count: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let piece = bytes[min(offset, count)..<min(count, min(offset, count) + buffer.count)]
    buffer.copyBytes(from: piece)
    return piece.count
  }
}
