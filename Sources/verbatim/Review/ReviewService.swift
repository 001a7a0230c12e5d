import JSONText
import Review
import Runner
import Stages
import Verification

#if PDF
  import PDFExtractor
#endif

/// `review` and `pictures` in a worker: data of a document's page, and its pages as PNG.
enum ReviewService {
  /// Pages that one request draws at most.
  static let pageLimit = 8
  /// Pixels to the inch of thumbnails.
  private static let thumbnail = 15.0

  /// Contents are a record and its source, of which all is shown where `whole` asks for it; payloads the page's data and the index's.
  static func review(_ fields: JSONNode, _ contents: [WorkerContent]) throws -> WorkerAnswer {
    guard contents.count == 2 else { throw Failure("worker.protocol", "a record and a source are needed") }
    let record = try StoredRecord(JSONReader.read(contents[0].bytes))
    let document = try ReviewDocument(
      record, source: contents[1].bytes, verifier: .standard, catalogue: Registry.catalogue,
      limit: fields["whole"] == nil ? ReviewDocument.usualLimit : .max)
    var answer = WorkerAnswer()
    answer.add("status", "done")
    answer.payloads = [document.data, document.summary]
    return answer
  }

  /// The content is a source. Payloads are the pages from `first` on, and before them a thumbnail where `thumbnail` asks for one;
  /// a page that can't be drawn is empty.
  static func pictures(_ fields: JSONNode, _ contents: [WorkerContent]) throws -> WorkerAnswer {
    var answer = WorkerAnswer()
    answer.add("status", "done")
    #if PDF
      func number(_ key: String) -> Int { fields[key]?.string.flatMap { Int($0) } ?? 0 }
      let pictures = try PagePictures(SourceFile(key: fields["key"]?.string ?? "", bytes: contents.first?.bytes ?? []))
      if fields["thumbnail"] != nil { answer.payloads.append(pictures.png(ofPage: 1, resolution: thumbnail) ?? []) }
      let first = max(1, number("first"))
      for page in first..<(first + min(pageLimit, max(0, number("count")))) {
        answer.payloads.append(pictures.png(ofPage: page, resolution: Double(number("resolution"))) ?? [])
      }
    #endif
    return answer
  }
}
