import JSONText

/// Where a document's page stands among the others: names of files, none of them a document's own text.
public struct ReviewLinks: Sendable {
  /// From 1.
  public var number: Int
  public var count: Int
  public var previous: String?
  public var next: String?
  public var index: String

  public init(number: Int, count: Int, previous: String?, next: String?, index: String) {
    self.number = number
    self.count = count
    self.previous = previous
    self.next = next
    self.index = index
  }

  /// The name of a document's page: of the record's id its letters, digits and hyphens, else its number.
  public static func name(id: String, number: Int) -> String {
    let isPlain = id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    return isPlain && !id.isEmpty && id.utf8.count <= 120 ? "\(id).html" : "document-\(number).html"
  }

  var json: [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("number")
    json.int(number)
    json.key("count")
    json.int(count)
    for (key, name) in [("previous", previous), ("next", next), ("index", index)] {
      guard let name else { continue }
      json.key(key)
      json.string(name)
    }
    json.endObject()
    return json.bytes
  }
}
