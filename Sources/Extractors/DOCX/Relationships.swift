import Provenance
import XMLText
import ZipFiles

/// What a part refers to, by identifiers.
struct Relationships {
  struct Relation {
    var id: String
    /// The last step of its type, such as `hyperlink`.
    var kind: String
    /// As written.
    var target: TracedText
    /// The part that it means; nil for what is outside.
    var part: String?
  }

  private let source: Source
  private let owner: String

  init(_ source: Source, of owner: String) {
    self.source = source
    self.owner = owner
  }

  func all() throws -> [Relation] {
    var result: [Relation] = []
    var reader = XMLReader(source, spaces: DOCXNames.package)
    while let event = try reader.next() {
      guard case .start(let tag, _) = event, tag.name == "Relationship", let id = tag.value("Id", in: source),
        let type = tag.value("Type", in: source), let target = tag.text("Target", in: source)
      else { continue }
      let isOutside = tag.value("TargetMode", in: source) == "External"
      result.append(
        Relation(
          id: id, kind: type.split(separator: "/").last.map(String.init) ?? "", target: target,
          part: isOutside ? nil : PartName.resolve(target.string, from: owner)))
    }
    return result
  }
}
