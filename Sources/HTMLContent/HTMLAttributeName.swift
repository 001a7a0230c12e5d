/// The attributes that the reading of a page looks at.
enum HTMLAttributeName: UInt8, CaseIterable {
  case other
  case alt, alttext, ariaControls, ariaExpanded, ariaHidden, ariaLevel, `class`, color, colspan, content, dataCount,
    dataCountTo, dataEndValue, dataLang, dataLanguage, dataLatex,
    dataLazySource,
    dataMath, dataNumber, dataNumberValue,
    dataOriginal,
    dataSource, dataSourceSet, dataStop, dataTarget, dataTex, dataTo, dataToValue, dataValue, display, encoding, face,
    height, hidden, href, id, itemprop, name, property,
    rel, role,
    rowspan,
    size, source,
    sourceSet, style, type, width

  static let names = HTMLNames(allCases.filter { $0 != .other }.map { ($0.text, $0.rawValue) })

  private var text: String {
    switch self {
    case .ariaControls: "aria-controls"
    case .ariaExpanded: "aria-expanded"
    case .ariaHidden: "aria-hidden"
    case .ariaLevel: "aria-level"
    case .dataCount: "data-count"
    case .dataCountTo: "data-count-to"
    case .dataEndValue: "data-end-value"
    case .dataLang: "data-lang"
    case .dataLanguage: "data-language"
    case .dataLatex: "data-latex"
    case .dataLazySource: "data-lazy-src"
    case .dataMath: "data-math"
    case .dataNumber: "data-number"
    case .dataNumberValue: "data-number-value"
    case .dataOriginal: "data-original"
    case .dataSource: "data-src"
    case .dataSourceSet: "data-srcset"
    case .dataStop: "data-stop"
    case .dataTarget: "data-target"
    case .dataTex: "data-tex"
    case .dataTo: "data-to"
    case .dataToValue: "data-to-value"
    case .dataValue: "data-value"
    case .source: "src"
    case .sourceSet: "srcset"
    default: String(describing: self)
    }
  }
}

/// One attribute of a start tag, by its place.
struct HTMLAttribute {
  var name: HTMLAttributeName
  /// Bytes of the value between its quotes; empty where there is none.
  var lower: Int32
  var upper: Int32

  var value: Range<Int> { Int(lower)..<Int(upper) }
}

extension [HTMLAttribute] {
  /// The value of the first attribute of that name; nil where there is none.
  func value(_ name: HTMLAttributeName) -> Range<Int>? {
    for attribute in self where attribute.name == name { return attribute.value }
    return nil
  }
}
