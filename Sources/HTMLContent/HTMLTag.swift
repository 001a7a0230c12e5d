/// An element's name, as far as the reading of a page depends on it.
public enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// A name without a meaning here: read as inline.
  case other
  /// A name with a hyphen: an author's own element, read as a block.
  case custom
  case a, abbr, address, annotation, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big,
    blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, dd, del, desc, details, dfn,
    dialog,
    dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset, h1,
    h2,
    h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, kbd, keygen, label, legend, li,
    link, listing, main, malignmark, map, mark, marquee, math, menu, meta, meter, mglyph, mi, mn, mo, ms, mtext, nav,
    nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, pre,
    progress,
    q, rb, rp, rt, rtc, ruby, s, samp, script, search, section, select, semantics, small, source, span, strike, strong,
    style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt,
    u,
    ul, `var`, video, wbr, xmp

  /// In lower case.
  public var name: String { HTMLTag.texts[Int(rawValue)] }

  private static let texts: [String] = allCases.map { String(describing: $0) }

  /// For look-up by a tag's bytes.
  static let names = HTMLNames(
    allCases.filter { $0 != .other && $0 != .custom }.map { ($0.name, $0.rawValue) })

  /// Begins and ends a block of text.
  var isBlock: Bool {
    switch self {
    case .custom, .address, .article, .aside, .blockquote, .body, .button, .caption, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6,
      .header, .hgroup, .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .ol, .optgroup, .option, .p, .plaintext,
      .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp:
      true
    default: false
    }
  }

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
