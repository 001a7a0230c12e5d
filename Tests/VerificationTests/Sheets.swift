import DocumentModel
import Provenance
import Stages

/// A format of pages for these tests: pages end at a form feed; each character stands on a grid of 6 by 12 points, lines
/// 14 points apart.
enum SheetsFormat: Format {
  static let mediaType = "application/x-sheets"
  static let fileExtensions = ["sheets"]

  static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence {
    name.hasSuffix(".sheets") ? .name : .no
  }

  static func open(_ file: SourceFile) throws -> OpenedFile {
    let pages = file.bytes.split(separator: 0x0C, omittingEmptySubsequences: false)
    let sources = pages.enumerated().map { index, text in
      Source(id: SourceID(index), utf8: Array(text), locator: .page(geometry(Array(text), number: index + 1)))
    }
    return OpenedFile(sources: sources, pages: pages.map { _ in OpenedFile.Page(width: 600, height: 800) })
  }

  private static func geometry(_ text: [UInt8], number: Int) -> PageGeometry {
    var boxes: [Box] = []
    var offsets: [Int32] = []
    var x: Float = 36
    var y: Float = 40.04
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      offsets.append(Int32(index))
      if text[index] == 0x0A {
        boxes.append(Box(x: x, y: y, width: 0, height: 0))
        x = 36
        y += 14
      } else {
        boxes.append(Box(x: x, y: y, width: 6, height: 12))
        x += 6
      }
    }
    offsets.append(Int32(text.count))
    return PageGeometry(number: number, width: 600, height: 800, label: nil, boxes: boxes, offsets: offsets)
  }
}

/// Paragraphs of pages: lines joined, the last line of each page left out.
struct SheetsExtractor: Extractor {
  static let name: StageName = "sheets"
  static let version = 1
  static let summary = "Reads pages."
  static let format: any Format.Type = SheetsFormat.self
  static let remainder = Rule("sheets.rest")
  static let rules = [RuleEntry(remainder, .removal, "What is left.")]

  init(options: NoOptions) {}

  func extract(_ sources: [Source]) throws -> Document {
    var document = Document()
    for source in sources {
      var lines: [Range<Int>] = []
      var start = 0
      for index in source.indices where source.utf8[index] == 0x0A {
        lines.append(start..<index)
        start = index + 1
      }
      var text = TracedText()
      for line in lines.dropLast() {
        if !text.isEmpty {
          text.append(source.decode((line.lowerBound - 1)..<line.lowerBound, as: [0x20], by: .whitespace))
        }
        text.append(source.quote(line))
      }
      guard let first = lines.first else { continue }
      document.blocks.append(Block(.heading(level: 1, Inline(source.quote(first)))))
      document.blocks.append(Block(.paragraph(Inline(text))))
      if let last = lines.last { document.dropped.append(Dropped(source.quote(last), by: .comment)) }
    }
    return document
  }
}
