import Provenance
import Stages

extension RecordProof {
  /// Every letter and digit of a page stands under a box of evidence or of `omitted`.
  mutating func checkPage(_ page: PageIndex, _ text: [Range<Int>]) {
    let number = page.page.number
    let kept = BoxRows(boxes(on: number, held))
    let omitted = BoxRows(boxes(on: number, record.omissions.map(\.place)))
    var lost: (first: Int, box: Box, text: [UInt8])?
    for range in text {
      for index in page.page.scalars(of: range) {
        let bytes = page.bytes(of: index..<(index + 1))
        guard LetterOrDigit.scalar(page.source.utf8, at: bytes.lowerBound).counts else { continue }
        result.sourceCharacters += 1
        let box = page.page.boxes[index]
        if kept.holdsCenter(of: box) { continue }
        if omitted.holdsCenter(of: box) {
          result.omittedCharacters += 1
          continue
        }
        let letter = page.source.utf8[bytes]
        if let known = lost, known.text.count < 200 {
          lost = (known.first, known.box, known.text + letter)
        } else if lost == nil {
          lost = (index, box, Array(letter))
        }
      }
    }
    if let lost {
      fail("", "\(quoted(lost.text.text)) is in no value and not in omitted", place: .box(page: number, lost.box))
    }
  }

  private func boxes(on page: Int, _ places: [StoredPlace]) -> [Box] {
    places.compactMap { if case .box(page, let box) = $0 { box } else { nil } }
  }

  /// Stretches of `omitted` begin and end at a letter or digit and hold nothing that is evidence or omitted elsewhere.
  mutating func checkOmissions(_ format: any Format.Type, _ reader: PlaceReader) {
    var texts: [SourceID: SortedRanges] = [:]
    var taken: [String: [Range<Int>]] = [:]
    for place in held {
      if case .bytes(let bytes, let part) = place, !bytes.isEmpty { taken[part ?? "", default: []].append(bytes) }
    }
    var order = taken.mapValues { SortedRanges($0) }
    for (index, omission) in record.omissions.enumerated() {
      let pointer = "/omitted/\(index)"
      switch omission.place {
      case .bytes(let bytes, let part):
        let places = reader.places(of: bytes, part: part)
        for place in places where texts[place.source.id] == nil {
          texts[place.source.id] = SortedRanges(format.text(of: place.source))
        }
        if !places.contains(where: { isTight($0, in: texts[$0.source.id]) }) {
          fail(pointer, "does not begin and end at a letter or digit", place: omission.place)
        }
        if order[part ?? "", default: SortedRanges([])].touches(bytes) {
          fail(pointer, "holds something that is evidence or omitted already", place: omission.place)
        }
        order[part ?? "", default: SortedRanges([])].insert(bytes)
      case .box(let page, let box):
        if reader.page(page).allSatisfy({ $0.candidates(in: box).isEmpty }) {
          fail(pointer, "no characters fill this box", place: omission.place)
        }
      case .whole: fail(pointer, "has no place")
      }
    }
  }

  /// Whether a place begins and ends at letters or digits of the source's text.
  private func isTight(_ place: PlaceReader.TextPlace, in text: SortedRanges?) -> Bool {
    guard !place.range.isEmpty, let text,
      LetterOrDigit.trimmed(place.range, of: place.source.utf8) == place.range
    else { return false }
    let (low, high) = (place.range.lowerBound, place.range.upperBound)
    return text.touches(low..<(low + 1)) && text.touches((high - 1)..<high)
  }
}
