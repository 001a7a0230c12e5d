/// The simple properties of an XMP packet: `dc:title`, `xmp:CreateDate`, and the items of their lists.
///
/// XMP is RDF in XML (ISO 16684-1): a property is an element of `rdf:Description`, with text or a list of `rdf:li`, or an
/// attribute of it. Anything nested deeper is left alone.
enum XMPReader {
  private static let sizeLimit = 1 << 20
  private static let valueLimit = 1_000

  static func values(of packet: [UInt8]) -> [NamedValue] {
    var values: [NamedValue] = []
    var counts: [String: Int] = [:]
    for (name, text) in properties(packet.prefix(sizeLimit)).prefix(valueLimit) {
      let number = (counts[name] ?? 0) + 1
      counts[name] = number
      values.append(NamedValue(name: "pdf:/XMP/\(name)" + (number > 1 ? "[\(number)]" : ""), utf8: text))
    }
    return values
  }

  private static func properties(_ packet: ArraySlice<UInt8>) -> [(String, [UInt8])] {
    var result: [(String, [UInt8])] = []
    var open: [String] = []
    var text: [UInt8] = []
    var scanner = TagScanner(packet)
    while let event = scanner.next() {
      switch event {
      case .text(let bytes): text += bytes
      case .open(let name, let attributes, let isEmpty):
        text = []
        if name == "rdf:Description", !open.contains(where: isProperty) {
          result += attributes.filter { isProperty($0.name) && !$0.value.isEmpty }.map { ($0.name, $0.value) }
        }
        if !isEmpty, open.count < 64 { open.append(name) }
      case .close(let name):
        if open.last == name {
          if let property = property(at: open), text.contains(where: { $0 > 0x20 }) {
            result.append((property, Entities.decoded(text)))
          }
          open.removeLast()
        }
        text = []
      }
    }
    return result
  }

  /// The property whose value the innermost open element holds.
  private static func property(at open: [String]) -> String? {
    let properties = open.filter(isProperty)
    guard properties.count == 1, let property = properties.first else { return nil }
    return open.last == property || open.last == "rdf:li" ? property : nil
  }

  private static func isProperty(_ name: String) -> Bool {
    name.contains(":") && !["rdf:", "x:", "xml:", "xmlns:"].contains { name.hasPrefix($0) }
  }
}
