import DocumentModel
import Provenance
import Stages
import XMLText

/// What a document's properties say of it.
struct DOCXProperties {
  private(set) var core: [(key: String, value: TracedText)] = []
  private(set) var app: [(key: String, value: TracedText)] = []

  init(_ sources: [Source]) throws {
    for source in sources {
      switch source.detail as? DOCXPart {
      case .core: core = try DOCXProperties.read(source)
      case .app: app = try DOCXProperties.read(source)
      default: continue
      }
    }
  }

  /// Elements directly below the root, by their local names, those without text apart.
  private static func read(_ source: Source) throws -> [(key: String, value: TracedText)] {
    var reader = XMLReader(source, spaces: DOCXNames.package)
    var result: [(key: String, value: TracedText)] = []
    var text = TracedText()
    var depth = 0
    while let event = try reader.next() {
      switch event {
      case .start:
        depth += 1
        if depth <= 2 { text = TracedText() }
      case .text(let range, let isRaw):
        if depth == 2 { text.append(isRaw ? source.quote(range) : source.xmlText(range)) }
      case .end(let name, _):
        depth -= 1
        let value = text.trimmed()
        let key = name.split(separator: ":").last.map(String.init) ?? name
        if depth == 1, !value.isEmpty, !result.contains(where: { $0.key == key }) { result.append((key, value)) }
      }
    }
    return result
  }

  var metadata: Metadata {
    var entries: [(key: String, value: Metadata)] = []
    if !core.isEmpty { entries.append(("core", .map(core.map { ($0.key, .text($0.value)) }))) }
    if !app.isEmpty { entries.append(("app", .map(app.map { ($0.key, .text($0.value)) }))) }
    return .map(entries)
  }

  var facts: Facts {
    var facts = Facts()
    facts.title = value("title")
    facts.authors = pieces("creator", separators: [UInt8(ascii: ";")])
    facts.keywords = pieces("keywords", separators: [UInt8(ascii: ","), UInt8(ascii: ";")])
    facts.summary = value("description")
    facts.language = value("language")
    // When a file was made says nothing of when its text was published.
    facts.modified = value("modified").flatMap { date in
      DateSpelling.iso(date.utf8).map { $0 == date.utf8 ? date : date.respelled(date.indices, as: $0, by: .valueDate) }
    }
    return facts
  }

  private func value(_ key: String) -> TracedText? { core.first { $0.key == key }?.value }

  private func pieces(_ key: String, separators: [UInt8]) -> [TracedText] {
    guard let text = value(key) else { return [] }
    var result: [TracedText] = []
    var start = 0
    for index in 0...text.count where index == text.count || separators.contains(text.utf8[index]) {
      let piece = text[start..<index].trimmed()
      if !piece.isEmpty, result.count < 64 { result.append(piece) }
      start = index + 1
    }
    return result
  }
}
