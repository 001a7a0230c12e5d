import DocumentModel
import Provenance

extension LabelReader {
  /// Lines and items `Donor – Norad`: a dash joins sentences as well, so two labels that say different things, each before a value.
  func dashed(_ blocks: [Block]) -> [Fact] {
    let facts = blocks.flatMap { block in
      switch block.content {
      case .paragraph(let text) where text.count <= 600: lines(text, from: 0).compactMap(dashed)
      case .list(let list): list.items.filter { $0.text.count <= 200 }.compactMap { dashed($0.text) }
      default: [Fact]()
      }
    }
    return LabelReader.areFacts(facts) ? facts : []
  }

  private func dashed(_ line: Inline) -> Fact? {
    let utf8 = line.text.utf8
    for dash in LabelReader.dashes {
      guard let at = utf8.first(dash, in: 0..<min(utf8.count, 50)), let field = field(label: line.text[0..<at]) else {
        continue
      }
      let value = line[(at + dash.utf8CodeUnitCount)..<line.count].trimmed()
      return isValue(value.text, field)
        ? Fact(field: field, label: line.text[0..<at].stripped(":"), values: [value]) : nil
    }
    return nil
  }

  private static let dashes: [StaticString] = [" – ", " — ", " - "]
}
