/// What is shown in text fields that have no value in the file, such as those that a script fills in: the words of their
/// appearance (ISO 32000-1, 12.7.3.3). Only those of plain ASCII are believed, for fonts are not read.
struct FieldAppearance {
  private static let widgetLimit = 10_000
  private static let contentLimit = 1 << 16
  private static let depthLimit = 8
  /// Hidden, or not to be viewed (12.5.3).
  private static let unseen = 1 << 1 | 1 << 5

  let objects: ObjectIndex

  /// Fields' names and what they show.
  func texts(_ annotations: PDFValue?) -> [NamedValue] {
    guard objects.cipher == nil, let widgets = objects.resolve(annotations)?.array else { return [] }
    return widgets.prefix(FieldAppearance.widgetLimit).compactMap { reference in
      guard let widget = objects.resolve(reference)?.dictionary, objects.resolve(widget["Subtype"])?.name == "Widget",
        Int(objects.resolve(widget["F"])?.number ?? 0) & FieldAppearance.unseen == 0
      else { return nil }
      let chain = chain(widget)
      guard chain.allSatisfy({ $0["V"] == nil }), let kind = chain.lazy.compactMap({ $0["FT"] }).first,
        objects.resolve(kind)?.name == "Tx", let text = text(widget)
      else { return nil }
      return NamedValue(name: "pdf:field/" + name(chain), utf8: text)
    }
  }

  /// A field and those that it is part of.
  private func chain(_ widget: [String: PDFValue]) -> [[String: PDFValue]] {
    var chain = [widget]
    while chain.count < FieldAppearance.depthLimit, let parent = objects.resolve(chain.last?["Parent"])?.dictionary {
      chain.append(parent)
    }
    return chain
  }

  private func name(_ chain: [[String: PDFValue]]) -> String {
    chain.reversed().compactMap { field in
      guard case .string(let bytes) = objects.resolve(field["T"]), let name = PDFString.text(bytes) else { return nil }
      return String(decoding: name, as: UTF8.self)
    }.joined(separator: ".")
  }

  private func text(_ widget: [String: PDFValue]) -> [UInt8]? {
    guard let stream = objects.stream(objects.resolve(widget["AP"])?.dictionary?["N"]) else { return nil }
    var lexer = DrawingLexer(StreamDecoder.decoded(stream, objects, limit: FieldAppearance.contentLimit))
    var text: [UInt8] = []
    var shown: [UInt8] = []
    var start = lexer.index
    while let token = lexer.next() {
      switch token {
      case .string: shown += PDFString.bytes(lexer.bytes[start..<lexer.index])
      case .word(let word):
        switch String(decoding: lexer.bytes[word], as: UTF8.self) {
        case "Tj", "TJ": text += shown
        case "'", "\"": text += [0x20] + shown
        case "T*": text.append(0x20)
        default: break
        }
        shown = []
      default: break
      }
      start = lexer.index
    }
    let isPlain = text.allSatisfy { (0x20...0x7E).contains($0) }
    return isPlain && text.contains { $0 > 0x20 } ? text : nil
  }
}
