internal import CPopplerGLib
internal import Provenance
internal import Stages

/// Reads a page: its text, a box and a style for each scalar, its links. One page object for all, so that poppler
/// interprets the page once.
struct PageReader {
  var text: RepairedText
  var geometry: PageGeometry
  var detail: PageDetail
  var problem: OpenedFile.FileDiagnostic?
  /// Of a form, filled in on the page.
  var fields: [NamedValue] = []

  /// A page, from 1; `also` is what else is to be done with poppler's page, so that it is interpreted once.
  static func read(
    _ document: PDFFile, number: Int, also: (OpaquePointer, inout PageReader) -> Void = { _, _ in }
  ) -> PageReader {
    guard let page = poppler_document_get_page(document.pointer, Int32(number - 1)) else {
      return unreadable(number: number)
    }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    var reader = PageReader(page, number: number)
    also(page, &reader)
    return reader
  }

  private static func unreadable(number: Int) -> PageReader {
    return PageReader(
      text: RepairedText(),
      geometry: PageGeometry(number: number, width: 0, height: 0, label: nil, boxes: [], offsets: [0]),
      detail: PageDetail(styles: [], runs: [], links: []),
      problem: OpenedFile.FileDiagnostic("pdf.unreadable-page", "the page can't be read", page: number))
  }

  private init(
    text: RepairedText, geometry: PageGeometry, detail: PageDetail, problem: OpenedFile.FileDiagnostic?
  ) {
    self.text = text
    self.geometry = geometry
    self.detail = detail
    self.problem = problem
  }

  private init(_ page: OpaquePointer, number: Int) {
    let characters = PageCharacters(page)
    var boxes = characters.boxes
    let (text, styles, runs) = (characters.text, characters.styles, characters.runs)
    BoxClamp(runs: runs, styles: styles).clamp(&boxes) { PagePicture(page, resolution: 72) }
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    let links = PageReader.links(of: page, number: number, height: Float(height))
    self.text = text
    geometry = PageGeometry(
      number: number, width: Float(width), height: Float(height), label: PageReader.label(of: page, number: number),
      boxes: boxes, offsets: text.offsets)
    detail = PageDetail(styles: styles, runs: runs, links: links)
    problem = nil
  }

  private static func links(of page: OpaquePointer, number: Int, height: Float) -> [LinkArea] {
    let list = poppler_page_get_link_mapping(page)
    defer { poppler_page_free_link_mapping(list) }
    var links: [LinkArea] = []
    var node = list
    while let here = node, links.count < 10_000 {
      node = here.pointee.next
      guard let data = here.pointee.data else { continue }
      let mapping = data.assumingMemoryBound(to: PopplerLinkMapping.self).pointee
      links.append(
        LinkArea(
          number: links.count + 1, page: number, box: box(mapping.area, height: height), uri: uri(mapping.action)))
    }
    return links
  }

  /// Areas of annotations come with the origin at the bottom.
  private static func box(_ area: PopplerRectangle, height: Float) -> Box {
    let top = max(area.y1, area.y2)
    return Box(
      x: PageCharacters.finite(min(area.x1, area.x2)), y: height - PageCharacters.finite(top),
      width: PageCharacters.finite(abs(area.x2 - area.x1)),
      height: PageCharacters.finite(abs(area.y2 - area.y1)))
  }

  private static func uri(_ action: UnsafeMutablePointer<PopplerAction>?) -> [UInt8]? {
    guard let action, action.pointee.type == POPPLER_ACTION_URI, let uri = action.pointee.uri.uri else { return nil }
    let text = RepairedText(uri).utf8
    return text.isEmpty ? nil : text
  }

  private static func label(of page: OpaquePointer, number: Int) -> String? {
    guard let pointer = poppler_page_get_label(page) else { return nil }
    defer { g_free(pointer) }
    let label = String(decoding: RepairedText(pointer).utf8, as: UTF8.self)
    return label.isEmpty || label == String(number) ? nil : label
  }
}
