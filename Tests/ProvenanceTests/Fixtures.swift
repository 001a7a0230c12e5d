@testable import Provenance

extension Rule {
  static let entity = Rule("test.entity")
  static let fold = Rule("test.fold")
  static let literal = Rule("test.literal")
  static let repair = Rule("test.repair")
  static let upper = Rule("test.upper")
}

/// A text file in UTF-8.
func file(_ text: String, id: Int = 0) -> Source {
  Source(id: SourceID(id), utf8: Array(text.utf8), locator: .bytes(.identity, part: nil))
}

/// A text in UTF-8 as it stands in a windows-1252 file, one segment a character that is not ASCII.
func windows1252(_ text: String, id: Int = 0) -> Source {
  var segments: [ByteMap.Segment] = []
  var textEnd = 0
  var fileEnd = 0
  for scalar in text.unicodeScalars {
    let count = UTF8.width(scalar)
    if count == 1, let last = segments.last, last.text.count == last.file.count {
      segments[segments.count - 1].text = last.text.lowerBound..<(textEnd + 1)
      segments[segments.count - 1].file = last.file.lowerBound..<(fileEnd + 1)
    } else {
      segments.append(ByteMap.Segment(text: textEnd..<(textEnd + count), file: fileEnd..<(fileEnd + 1)))
    }
    textEnd += count
    fileEnd += 1
  }
  return Source(
    id: SourceID(id), utf8: Array(text.utf8), locator: .bytes(ByteMap(segments: segments), part: nil))
}

extension Source {
  /// The first place of some characters, which must be there.
  func range(of needle: String) -> Range<Int> {
    let needle = Array(needle.utf8)
    for start in 0...(count - needle.count) where utf8[start..<(start + needle.count)].elementsEqual(needle) {
      return start..<(start + needle.count)
    }
    preconditionFailure("not in the source: \(needle)")
  }

  func quote(_ needle: String) -> TracedText { quote(range(of: needle)) }
}

func quoted(_ range: Range<Int>, from place: Range<Int>, source: Int = 0) -> TracedRun {
  TracedRun(range: range, origin: .quoted(SourceRange(SourceID(source), place)))
}

func derived(_ range: Range<Int>, from places: Range<Int>..., by rules: [Rule]) -> TracedRun {
  TracedRun(range: range, origin: .derived(from: places.map { SourceRange(SourceID(0), $0) }, by: rules))
}

func generated(_ range: Range<Int>, by rule: Rule) -> TracedRun {
  TracedRun(range: range, origin: .generated(by: rule))
}
