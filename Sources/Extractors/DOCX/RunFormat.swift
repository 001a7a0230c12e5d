import DocumentModel

/// How a run looks, as far as marks say it.
struct RunFormat {
  var isBold: Bool?
  var isItalic: Bool?
  var isStruck = false
  var isHidden: Bool?
  var isSuperscript = false
  var isSubscript = false
  var style: String?

  /// A switch without a value is on (ISO/IEC 29500-1, section 17.17.4).
  static func isOn(_ value: String?) -> Bool {
    switch value {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  mutating func read(_ name: String, _ value: String?) {
    switch name {
    case "w:b": isBold = RunFormat.isOn(value)
    case "w:i": isItalic = RunFormat.isOn(value)
    case "w:strike", "w:dstrike": isStruck = RunFormat.isOn(value)
    case "w:vanish": isHidden = RunFormat.isOn(value)
    case "w:vertAlign":
      isSuperscript = value == "superscript"
      isSubscript = value == "subscript"
    case "w:rStyle": style = value
    default: break
    }
  }

  func marks(_ count: Int, _ styles: StyleSheet, isHeading: Bool) -> [Mark] {
    let chain = styles.chain(style)
    var kinds: [Mark.Kind] = []
    if !isHeading, isBold ?? chain.lazy.compactMap(\.isBold).first ?? false { kinds.append(.strong) }
    if isItalic ?? chain.lazy.compactMap(\.isItalic).first ?? false { kinds.append(.emphasis) }
    if isStruck { kinds.append(.strikethrough) }
    if isSuperscript { kinds.append(.superscript) }
    if isSubscript { kinds.append(.subscript) }
    if let name = chain.first?.name, ["verbatim char", "html code", "source text", "html typewriter"].contains(name) {
      kinds.append(.code)
    }
    return kinds.map { Mark($0, 0..<count) }
  }

  func isHidden(_ styles: StyleSheet) -> Bool {
    isHidden ?? styles.chain(style).lazy.compactMap(\.isHidden).first ?? false
  }
}
