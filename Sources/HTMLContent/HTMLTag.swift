/// An element's name, as far as the reading of a page depends on it.
public enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// A name without a meaning here: read as inline.
  case other
  /// A name with a hyphen: an author's own element, read as a block.
  case custom
  case a, abbr, address, annotation, area, article, aside, audio, b, base, bdi, bdo, blockquote, body, br, button,
    canvas, caption, center, cite, code, col, colgroup, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed,
    fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr,
    html, i, iframe, img, input, ins, kbd, label, legend, li, link, listing, main, map, mark, math, menu, meta, meter,
    nav, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, pre, progress,
    q, rp, rt, ruby, s, samp, script, search, section, select, small, source, span, strike, strong, style, sub, summary,
    sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video,
    wbr, xmp

  /// In lower case.
  public var name: String { HTMLTag.names[Int(rawValue)] }

  private static let names: [String] = allCases.map { String(describing: $0) }

  static let byName: [String: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .other && $0 != .custom }.map { (String(describing: $0), $0) })

  /// The tag of a name in lower case.
  init(name: String) {
    self = HTMLTag.byName[name] ?? (name.utf8.contains(UInt8(ascii: "-")) ? .custom : .other)
  }

  /// Begins and ends a block of text.
  var isBlock: Bool { HTMLTag.blocks[Int(rawValue)] }

  private static let blocks: [Bool] = allCases.map { blockSet.contains($0) }

  private static let blockSet: Set<HTMLTag> = [
    .custom, .address, .article, .aside, .blockquote, .body, .button, .caption, .center, .dd, .details, .dialog, .dir,
    .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .header,
    .hgroup, .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .ol, .optgroup, .option, .p, .plaintext, .pre,
    .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp,
  ]

  /// Level of a heading, or nil.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
