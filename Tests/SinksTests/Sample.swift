import DocumentModel
import JSONText
import Provenance
import Stages

@testable import Sinks

/// A record put together by hand, and its content in each form.
struct Sample {
  var record = Record()

  init(title: String? = nil, _ blocks: [Block] = [], links: [Link] = [], images: [Image] = []) {
    self.init(title: title, sections: blocks.isEmpty ? [] : [Section(blocks: blocks)])
    record.links = links
    record.images = images
  }

  init(title: String? = nil, sections: [Section]) {
    record.facts.title = title.map { traced($0) }
    record.sections = sections
  }

  var markdown: String { String(decoding: RecordRendering.markdown(of: record), as: UTF8.self) }
  var text: String { String(decoding: RecordRendering.text(of: record), as: UTF8.self) }

  /// Without evidence, since the places are made up.
  var stored: JSONNode {
    get throws {
      let sink = JSONSink(options: .init(compact: true, evidence: JSONSink.Options.EvidencePlace.none))
      return try JSONReader.read(sink.write(signed))
    }
  }

  var signed: SignedRecord {
    let source = Source(id: SourceID(0), utf8: [], locator: .bytes(.identity, part: nil))
    return SignedRecord(
      record: record, id: "sample", key: "sample.md", mediaType: "text/markdown", digest: "sha256:0", byteCount: 0,
      url: nil, opened: OpenedFile(sources: [source]), lineStarts: [], repairs: [], omissions: [],
      pipeline: .init(version: "0", configuration: "sha256:0", stages: [], libraries: []))
  }
}

/// A text as if it were the whole of a file.
func traced(_ text: String) -> TracedText {
  Source(id: SourceID(0), utf8: Array(text.utf8), locator: .bytes(.identity, part: nil)).quote()
}

/// A text, each mark given by the first place where its words stand.
func inline(_ text: String, _ marks: (Mark.Kind, String)...) -> Inline {
  Inline(
    traced(text),
    marks: marks.map { kind, words in
      let range = text.firstRange(of: words)!
      let low = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return Mark(kind, low..<(low + words.utf8.count))
    }.sorted { $0.range.lowerBound < $1.range.lowerBound })
}

func paragraph(_ text: String, _ marks: (Mark.Kind, String)...) -> Block {
  var result = inline(text)
  for (kind, words) in marks { result.marks += inline(text, (kind, words)).marks }
  result.marks.sort { $0.range.lowerBound < $1.range.lowerBound }
  return Block(.paragraph(result))
}

func item(_ depth: Int, _ text: String, ordered: Bool = false, _ blocks: [Block] = []) -> Block.Item {
  Block.Item(depth: depth, text: inline(text), blocks: blocks, isOrdered: ordered)
}

func list(ordered: Bool = false, _ items: Block.Item...) -> Block {
  Block(.list(Block.List(isOrdered: ordered, items: items)))
}

func cell(_ text: String, header: Bool = false, columns: Int = 1, rows: Int = 1) -> Block.Cell {
  Block.Cell(text: inline(text), isHeader: header, columns: columns, rows: rows)
}

func table(_ rows: [Block.Cell]...) -> Block { Block(.table(Block.Table(rows: rows))) }

func link(_ target: String, resolved: String? = nil) -> Link {
  Link(text: traced("text"), target: traced(target), resolved: resolved.map { traced($0) })
}
