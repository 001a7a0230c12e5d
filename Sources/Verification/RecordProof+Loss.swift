import Provenance
import Stages

extension RecordProof {
  /// Every letter and digit of the source's text lies in evidence, in `omitted` or in what a repair removed.
  mutating func checkLoss(_ opened: OpenedFile, _ format: any Format.Type, _ reader: PlaceReader) {
    for source in opened.sources {
      switch source.locator {
      case .bytes: checkText(source, format.text(of: source), reader)
      case .page: break
      case .whole: break
      }
    }
    for page in reader.allPages { checkPage(page, format.text(of: page.source)) }
    checkOmissions(format, reader)
  }

  private mutating func checkText(_ source: Source, _ text: [Range<Int>], _ reader: PlaceReader) {
    guard case .bytes(_, let part) = source.locator else { return }
    func covered(_ places: [StoredPlace]) -> SortedRanges {
      SortedRanges(
        places.compactMap {
          if case .bytes(let bytes, part) = $0 { reader.covered(bytes, of: source) } else { nil }
        })
    }
    let kept = covered(held + record.repairs.map { .bytes($0.bytes, part: nil) })
    let omitted = covered(record.omissions.map(\.place))
    let lost = SortedRanges(text).subtracting(kept)
    let unheld = lost.subtracting(omitted)
    result.sourceCharacters += count(SortedRanges(text), source)
    result.omittedCharacters += count(lost, source) - count(unheld, source)
    for range in unheld.ranges {
      guard let letters = LetterOrDigit.trimmed(range, of: source.utf8) else { continue }
      let bytes = fileRange(letters, of: source)
      fail(
        "", "\(quoted(Array(source.utf8[letters]).text)) is in no value and not in omitted",
        place: .bytes(bytes, part: part))
    }
  }

  private func fileRange(_ range: Range<Int>, of source: Source) -> Range<Int> {
    guard case .bytes(let map, _) = source.locator else { return range }
    return map.file(of: range)
  }

  private func count(_ ranges: SortedRanges, _ source: Source) -> Int {
    var count = 0
    for range in ranges.ranges {
      var index = range.lowerBound
      while index < range.upperBound {
        let (length, counts) = LetterOrDigit.scalar(source.utf8, at: index)
        if counts { count += 1 }
        index += length
      }
    }
    return count
  }
}
