import Provenance
import XMLText

/// What lists look like: which levels have numbers, bullets or nothing.
struct Numbering {
  enum Marker { case number, bullet, none }

  private var levels: [String: [Int: Marker]] = [:]
  private var abstracts: [String: String] = [:]
  private var overrides: [String: [Int: Marker]] = [:]

  init() {}

  init(_ source: Source) throws {
    var reader = XMLReader(source, spaces: DOCXNames.spaces)
    var abstract: String?
    var number: String?
    var level: Int?
    var format: String?
    var text: String?
    while let event = try reader.next() {
      switch event {
      case .start(let tag, _):
        let value = tag.value("w:val", in: source)
        switch tag.name {
        case "w:abstractNum": abstract = tag.value("w:abstractNumId", in: source)
        case "w:num": number = tag.value("w:numId", in: source)
        case "w:abstractNumId": if let number, let value { abstracts[number] = value }
        case "w:lvl": (level, format, text) = (tag.value("w:ilvl", in: source).flatMap { Int($0) }, nil, nil)
        case "w:numFmt": format = value
        case "w:lvlText": text = value
        default: break
        }
      case .end("w:lvl", _):
        guard let level else { continue }
        let marker = Numbering.marker(format, text)
        if let number {
          overrides[number, default: [:]][level] = marker
        } else if let abstract {
          levels[abstract, default: [:]][level] = marker
        }
      case .end("w:abstractNum", _): abstract = nil
      case .end("w:num", _): number = nil
      default: break
      }
    }
  }

  private static func marker(_ format: String?, _ text: String?) -> Marker {
    switch format {
    case "none": .none
    case "bullet": text.map { $0.allSatisfy { $0 == " " || $0 == "\u{A0}" } } == true ? .none : .bullet
    default: text.map { $0.allSatisfy { $0 == " " } } == true ? .none : .number
    }
  }

  /// Nil where there is no such list; zero takes a style's numbering away.
  func marker(_ id: String, level: Int) -> Marker? {
    guard id != "0", let abstract = abstracts[id] else { return nil }
    return overrides[id]?[level] ?? levels[abstract]?[level] ?? .bullet
  }
}
