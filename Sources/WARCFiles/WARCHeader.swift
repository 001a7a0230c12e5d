/// The head of a record (ISO 28500:2017, sections 4 and 5).
struct WARCHeader {
  /// Longer ones are no heads.
  static let limit = 1 << 16
  /// What a record begins with.
  static let mark = Array("WARC/".utf8)

  let type: String
  let length: Int
  /// Without angle brackets.
  let target: String?
  let id: String?
  /// Why the crawler cut the record short.
  let truncated: String?
  let contentType: String?

  /// The target and the id; nil where either is missing.
  var name: String? {
    guard let target, let id else { return nil }
    return "\(target)#\(id)"
  }

  /// - Throws: `RecordFault`.
  init(lines: [ArraySlice<UInt8>]) throws(RecordFault) {
    guard let first = lines.first, first.starts(with: WARCHeader.mark) else {
      throw .damaged("it does not begin with WARC/")
    }
    let fields = FieldLines(lines.dropFirst())
    guard let text = fields["content-length"], text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let length = Int(text), length < 1 << 48
    else { throw .damaged("it has no Content-Length") }
    self.length = length
    type = fields["warc-type"]?.lowercased() ?? ""
    target = fields["warc-target-uri"].map(WARCHeader.bare)
    id = fields["warc-record-id"].map(WARCHeader.bare)
    truncated = fields["warc-truncated"]
    contentType = fields["content-type"]?.lowercased()
  }

  /// Without the angle brackets that WARC 1.0 has around URIs.
  private static func bare(_ text: String) -> String {
    text.hasPrefix("<") && text.hasSuffix(">") && text.utf8.count > 2 ? String(text.dropFirst().dropLast()) : text
  }
}
