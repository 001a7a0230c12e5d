import DocumentModel
import Provenance
import Runner
import Stages

/// A document as its extractor took it apart, and what the cleaners took out of it.
struct PageInspection {
  private let opened: OpenedFile
  private let document: Document
  private let dropped: [Dropped]

  /// - Throws: `Failure` where the file can't be read, or has no pages.
  init(_ file: SourceFile, plan: Plan) throws {
    let head = file.bytes.prefix(4_096)
    guard
      let extractor = plan.extractors.first(where: {
        type(of: $0).format.recognizes(head, name: file.name) >= .content
      })
    else { throw Failure("file.unknown-type", "no document of a known kind") }
    opened = try extractor.open(file)
    guard !opened.pages.isEmpty else { throw Failure("inspect.no-pages", "the document has no pages") }
    document = try extractor.extract(opened.sources)
    let mediaType = type(of: extractor).format.mediaType
    var cleaned = document
    for cleaner in plan.cleaners where cleaner.ownMediaTypes?.contains(mediaType) ?? true {
      cleaned = try cleaner.clean(cleaned)
    }
    dropped = cleaned.dropped
  }

  /// A page, from 1, with frames around what stands on it.
  ///
  /// - Throws: `Failure` (`inspect.no-such-page`).
  func drawing(ofPage number: Int) throws -> PageDrawing {
    guard opened.pages.indices.contains(number - 1) else {
      throw Failure("inspect.no-such-page", "the document has \(opened.pages.count) pages")
    }
    let page = opened.pages[number - 1]
    var drawing = PageDrawing(width: page.width, height: page.height)
    for (order, block) in document.blocks.enumerated() where block.hints.page == number {
      draw(block, order: order, page: number, on: &drawing)
    }
    for text in dropped {
      for box in lines(of: text.text, page: number) { drawing.cross(box, text.rule.name) }
    }
    return drawing
  }

  private func draw(_ block: Block, order: Int, page: Int, on drawing: inout PageDrawing) {
    let texts = block.texts
    for text in texts {
      for line in words(of: text, page: page) { drawing.text(line.text, in: line.box) }
      for box in lines(of: text, page: page) { drawing.line(box) }
    }
    if case .table(let table) = block.content {
      for cell in table.rows.joined() {
        if let box = PageInspection.union(lines(of: cell.text.text, page: page)) { drawing.cell(box) }
      }
    }
    guard let box = PageInspection.union(texts.flatMap { lines(of: $0, page: page) }) else { return }
    let (kind, name) = PageInspection.kind(block)
    drawing.block(box, kind, "\(order + 1) \(name)")
  }

  private static func kind(_ block: Block) -> (PageDrawing.Kind, String) {
    switch block.content {
    case .heading(let level, _): (.heading, "h\(level)")
    case .list: (.list, "list")
    case .table: (.table, "table")
    case .paragraph: (.text, "p")
    default: (.text, "")
    }
  }

  private static func union(_ boxes: [Box]) -> Box? {
    boxes.first.map { boxes.dropFirst().reduce($0) { $0.union($1) } }
  }

  /// The boxes of a text's lines on a page.
  private func lines(of text: TracedText, page: Int) -> [Box] { words(of: text, page: page).map(\.box) }

  /// Stretches of a text that stand on one line, with their boxes.
  private func words(of text: TracedText, page: Int) -> [(text: String, box: Box)] {
    var result: [(text: String, box: Box)] = []
    for run in text.tracedRuns {
      for place in PageInspection.places(run.origin) {
        let source = opened.sources[place.source.index]
        guard case .page(let geometry) = source.locator, geometry.number == page else { continue }
        add(geometry, source, place.range, to: &result)
      }
    }
    return result
  }

  private func add(
    _ geometry: PageGeometry, _ source: Source, _ range: Range<Int>, to result: inout [(text: String, box: Box)]
  ) {
    for scalar in geometry.scalars(of: range) {
      let box = geometry.boxes[scalar]
      let text = String(
        decoding: source.utf8[Int(geometry.offsets[scalar])..<Int(geometry.offsets[scalar + 1])], as: UTF8.self)
      guard box.width > 0, text != "\n" else { continue }
      if let last = result.indices.last,
        min(result[last].box.bottom, box.bottom) - max(result[last].box.y, box.y) > 0.4
          * min(result[last].box.height, box.height), abs(box.x - result[last].box.right) < box.height
      {
        result[last].text += text
        result[last].box = result[last].box.union(box)
      } else if text != " " {
        result.append((text, box))
      }
    }
  }

  private static func places(_ origin: Origin) -> [SourceRange] {
    switch origin {
    case .quoted(let place): [place]
    case .derived(let places, _): places
    case .generated: []
    }
  }
}
