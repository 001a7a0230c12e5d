import Provenance
import XMLText

/// Styles of paragraphs, runs and tables, each with what it takes over from the one that it is based on.
struct StyleSheet {
  struct Style {
    /// In lower case; built-in styles have English names in every language of Word.
    var name = ""
    var base: String?
    /// From 0; 9 is body text.
    var outlineLevel: Int?
    var numbering: (id: String?, level: Int?) = (nil, nil)
    var isBold: Bool?
    var isItalic: Bool?
    var isHidden: Bool?
    /// Says how a table's first row looks.
    var hasFirstRow = false
  }

  private var styles: [String: Style] = [:]

  init() {}

  init(_ source: Source) throws {
    var reader = XMLReader(source, spaces: DOCXNames.spaces)
    var open: (id: String, style: Style)?
    var conditions = 0
    while let event = try reader.next() {
      switch event {
      case .start(let tag, _):
        if tag.name == "w:style" { open = (tag.value("w:styleId", in: source) ?? "", Style()) }
        if tag.name == "w:tblStylePr" {
          conditions += 1
          if tag.value("w:type", in: source) == "firstRow" { open?.style.hasFirstRow = true }
        }
        if conditions == 0 { StyleSheet.read(tag, source, into: &open) }
      case .end(let name, _):
        if name == "w:tblStylePr" { conditions -= 1 }
        if name == "w:style", let found = open {
          if styles[found.id] == nil { styles[found.id] = found.style }
          open = nil
        }
      case .text: break
      }
    }
  }

  private static func read(_ tag: XMLTag, _ source: Source, into open: inout (id: String, style: Style)?) {
    guard open != nil else { return }
    let value = tag.value("w:val", in: source)
    switch tag.name {
    case "w:name": open?.style.name = (value ?? "").lowercased()
    case "w:basedOn": open?.style.base = value
    case "w:outlineLvl": open?.style.outlineLevel = value.flatMap { Int($0) }
    case "w:numId": open?.style.numbering.id = value
    case "w:ilvl": open?.style.numbering.level = value.flatMap { Int($0) }
    case "w:b": open?.style.isBold = RunFormat.isOn(value)
    case "w:i": open?.style.isItalic = RunFormat.isOn(value)
    case "w:vanish": open?.style.isHidden = RunFormat.isOn(value)
    default: break
    }
  }

  /// The styles from the one of that identifier to the last that it is based on.
  func chain(_ id: String?) -> [Style] {
    var result: [Style] = []
    var next = id
    while let id = next, let style = styles[id], result.count < 32 {
      result.append(style)
      next = style.base
    }
    return result
  }
}
