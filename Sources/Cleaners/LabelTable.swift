import Provenance
import Stages

/// What labels ask for, by label: an open-addressing table, for the names of classes that all of a page's elements ask it for.
///
/// It looks at no more than eight slots, so that no choice of names makes it slow; what finds no slot is not kept.
struct LabelTable {
  private struct Slot {
    var label: String?
    var rule: Rule?
  }

  private static let size = 1 << 14
  private static let probes = 8
  private var slots: [Slot] = []

  /// The rule of a label; nil for a label that is not kept.
  subscript(_ label: String) -> Rule?? {
    guard !slots.isEmpty else { return nil }
    var index = LabelTable.home(label)
    for _ in 0..<LabelTable.probes {
      guard let known = slots[index].label else { return nil }
      if known == label { return .some(slots[index].rule) }
      index = (index + 1) & (LabelTable.size - 1)
    }
    return nil
  }

  mutating func keep(_ rule: Rule?, of label: String) {
    if slots.isEmpty { slots = Array(repeating: Slot(), count: LabelTable.size) }
    var index = LabelTable.home(label)
    for _ in 0..<LabelTable.probes {
      if slots[index].label == nil {
        slots[index] = Slot(label: label, rule: rule)
        return
      }
      index = (index + 1) & (LabelTable.size - 1)
    }
  }

  /// Where a label is looked for first.
  private static func home(_ label: String) -> Int { Int(truncatingIfNeeded: label.labelHash) & (size - 1) }
}
