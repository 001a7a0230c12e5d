import JSONText
import Provenance
import Verification

/// Writes places as differences to the place before: neighbours are alike, which makes small numbers.
///
/// Of bytes three numbers, or two where no line is known: the start less the end before, the size, the line less the line before.
/// Of a box five: the page less the page before, x and y less those before, width and height, in tenths of a point. `in` is written
/// where the part is another than before, null standing for the file itself; named places have their `in` and no numbers.
struct PlacePacker {
  private var end = 0
  private var line = 0
  private var part: String?
  private var page = 0
  private var corner = (x: 0, y: 0)

  /// What a place's entry says besides its numbers.
  enum Name {
    case same
    case part(String?)
  }

  /// Writes the numbers of a place into the list that is open.
  ///
  /// - Returns: its `in`, where it has to be said.
  mutating func write(_ place: StoredPlace, line: Int?, _ json: inout JSONWriter) -> Name {
    switch place {
    case .bytes(let bytes, let part):
      let (low, high) = (PlacePacker.bound(bytes.lowerBound), PlacePacker.bound(bytes.upperBound))
      json.int(low - end)
      json.int(high - low)
      end = high
      if let line {
        json.int(line - self.line)
        self.line = line
      }
      defer { self.part = part }
      return self.part == part ? .same : .part(part)
    case .box(let number, let box):
      let (x, y) = (PlacePacker.tenths(box.x), PlacePacker.tenths(box.y))
      let number = PlacePacker.bound(number)
      for difference in [number - page, x - corner.x, y - corner.y] { json.int(difference) }
      json.int(PlacePacker.tenths(box.width))
      json.int(PlacePacker.tenths(box.height))
      (page, corner) = (number, (x, y))
      return .same
    case .whole(let name): return .part(name)
    }
  }

  /// Records can name any number: differences of these never overflow, and are exact in a browser.
  private static func bound(_ number: Int) -> Int { min(max(number, 0), 1 << 50) }

  private static func tenths(_ number: Float) -> Int {
    number.isFinite ? Int(min(max(Double(number) * 10, -1e12), 1e12).rounded()) : 0
  }
}

extension JSONWriter {
  mutating func placeName(_ name: PlacePacker.Name) {
    guard case .part(let part) = name else { return }
    key("in")
    if let part { string(part) } else { null() }
  }
}
