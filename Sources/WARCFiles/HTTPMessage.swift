import Stages

/// An HTTP response as it was received (RFC 9112): its status, what it says of its body, and where that begins.
struct HTTPMessage {
  /// Longer heads are none.
  static let limit = 1 << 16

  let status: Int
  let fields: FieldLines
  /// Index of the body's first byte.
  let bodyStart: Int

  /// Nil for what is no HTTP response.
  init?(_ block: [UInt8]) {
    guard block.starts(with: "HTTP/".utf8), let (lines, end) = FieldLines.split(Array(block.prefix(HTTPMessage.limit))),
      let first = lines.first
    else { return nil }
    let words = first.split(separator: 0x20, maxSplits: 2)
    guard words.count >= 2, let status = Int(String(decoding: words[1], as: UTF8.self)) else { return nil }
    self.status = status
    fields = FieldLines(lines.dropFirst())
    bodyStart = end
  }

  /// Such as `text/html`, in lower case and without parameters.
  var mediaType: String? {
    fields["content-type"].map { type in
      String(
        decoding: FieldLines.trimmed(Array(type.lowercased().utf8.prefix { $0 != UInt8(ascii: ";") })[...]),
        as: UTF8.self)
    }
  }

  /// The charset parameter of the content type.
  var charset: String? {
    guard let type = fields["content-type"] else { return nil }
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      let name = FieldLines.trimmed(Array(pair[0].utf8)[...]).map(FieldLines.lowered)
      guard pair.count == 2, name == Array("charset".utf8) else { continue }
      let label = String(pair[1]).filter { $0 != "\"" && $0 != "'" && $0 != " " }
      return label.isEmpty ? nil : label
    }
    return nil
  }

  /// The body without what was put around it for the journey: chunks, then compression.
  ///
  /// A crawler may have undone either and left the field: bytes that are no chunks, or not compressed, are taken as they are.
  ///
  /// - Throws: `Failure`.
  func body(of block: [UInt8], limit: Int) throws -> (bytes: [UInt8], isComplete: Bool) {
    var bytes = Array(block[bodyStart...])
    var isComplete = true
    let transfers = fields.list("transfer-encoding")
    if transfers.contains("chunked"), let chunks = try ChunkedBody(bytes) {
      (bytes, isComplete) = (chunks.bytes, chunks.isComplete)
    }
    let codings = fields.list("content-encoding") + transfers.filter { $0 != "chunked" }
    guard codings.count <= 4 else { throw Failure("warc.coding", "\(codings.count) content codings over one another") }
    for coding in codings.reversed() {
      let decoded = try ContentCoding(coding).decode(bytes, limit: limit)
      (bytes, isComplete) = (decoded.bytes, isComplete && decoded.isComplete)
    }
    if transfers.isEmpty, codings.isEmpty, let text = fields["content-length"], let length = Int(text),
      bytes.count < length
    {
      isComplete = false
    }
    return (bytes, isComplete)
  }
}
