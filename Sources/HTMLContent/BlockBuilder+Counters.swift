import DocumentModel
import Provenance

/// Figures that scripts count up to: builders of pages write them in an attribute, `<span class="counter" data-to-value="214">0</span>`.
extension BlockBuilder {
  /// Takes the figure that a script counts up to, where the element itself has none, or the nought that it begins with.
  mutating func takeCounter(_ tag: HTMLTag, _ range: Range<Int>, _ traits: TagTraits) {
    if let own = traits.counter { counter = (own, open.count) }
    guard let (place, depth) = counter, open.count >= depth, open.count <= depth + 4, preformattedDepth == 0,
      let name = traits.className, name.count <= 200,
      BlockBuilder.counters.contains(where: { bytes.holds($0, in: name) }), isUncounted(range)
    else { return }
    counter = nil
    inline.append(source.quote(place), source, after: boundary)
    uncounted = range.upperBound
  }

  /// The nought that a script counts from: the figure that it counts up to has been taken.
  mutating func dropUncounted(_ range: Range<Int>) -> Bool {
    guard range.lowerBound == uncounted else { return false }
    if !trimmed(range).isEmpty { page.dropped.append(Dropped(source.quote(range), by: .htmlCounter)) }
    return true
  }

  /// Whether an element ends at once, or behind a nought.
  private func isUncounted(_ tag: Range<Int>) -> Bool {
    let rest = bytes[tag.upperBound..<min(bytes.count, tag.upperBound + 24)]
    guard let end = rest.firstIndex(of: UInt8(ascii: "<")), end + 1 < rest.endIndex, rest[end + 1] == UInt8(ascii: "/")
    else { return false }
    return rest[..<end].allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: ".") || $0 == 0x2C || $0.isASCIIWhitespace }
  }

  private static let counters: [StaticString] = ["count", "number", "odometer", "stat", "figure", "percent", "digit"]
}

extension TagTraits {
  /// Whether an attribute's value is a figure that something may count up to: digits, perhaps with marks among them.
  static func isFigure(_ value: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...15).contains(value.count), (0x31...0x39).contains(bytes[value.lowerBound]) || value.count > 1 else {
      return false
    }
    return bytes[value].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }
      && bytes[value].contains { (0x31...0x39).contains($0) }
  }
}
