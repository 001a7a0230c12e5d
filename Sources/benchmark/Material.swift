import Provenance

/// A text in which stretches of white space are to be respelled as one space each.
struct Material {
  let source: Source
  let bytes: [UInt8]
  /// Where to edit, in order, not touching each other.
  let places: [Range<Int>]

  /// - Parameters:
  ///   - length: Length of the text in bytes.
  ///   - count: How many places, two bytes each, evenly strewn.
  init(bytes length: Int, places count: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(length)
    let step = length / count
    var places: [Range<Int>] = []
    while text.count < length {
      for offset in 0..<(step - 2) { text.append(UInt8(0x61 + offset % 26)) }
      places.append(text.count..<(text.count + 2))
      text += [0x20, 0x0A]
    }
    self.places = places
    bytes = text
    source = Source(id: SourceID(0), utf8: text, locator: .bytes(.identity, part: nil))
  }
}
