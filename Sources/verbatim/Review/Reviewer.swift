import JSONText
import Review
import Runner
import Stages
import Verification

/// Asks workers, or this process, for what review pages show. Safe to use from many threads.
struct Reviewer: Sendable {
  /// A document's page and its entry in the index, but for the links to others.
  struct Reviewed {
    var data: [UInt8]
    var summary: ReviewSummary
    var pictures: [Int: [UInt8]] = [:]
    var thumbnail: [UInt8]?
  }

  /// Pages whose pictures are made at most.
  private static let pictureLimit = 300

  private let pool: WorkerPool?
  private let resolution: Int
  /// Whether pages show all of their documents, however large that makes them.
  private let whole: Bool

  /// - Throws: `CommandFailure` (78) where no worker can be started.
  init(_ limits: LimitOptions, inProcess: Bool, resolution: Int, whole: Bool) throws {
    self.resolution = resolution
    self.whole = whole
    guard !inProcess else {
      pool = nil
      return
    }
    let setup = PipelineSetup(
      bytes: Array(PipelineFile.standard(for: Registry.stages).utf8), sink: nil, sinkOptions: nil)
    do {
      pool = try Workers.pool(setup, try setup.plan().running(limits.apply).run)
    } catch let error as ConfigurationError {
      throw CommandFailure(.usage, "\(error)")
    }
  }

  func close() { pool?.close() }

  /// - Throws: `CommandFailure` where the document can't be shown.
  func review(_ item: StoredRecords.Item, source: ConversionJob.Content, withPictures: Bool = true) throws -> Reviewed {
    var json = JSONWriter(compact: true)
    json.node(item.node)
    let payloads = try ask(
      "review", whole ? [("whole", "yes")] : [], [.bytes(json.bytes), source], key: item.record.key)
    guard payloads.count == 2, let summary = try? JSONReader.read(payloads[1]) else {
      throw CommandFailure(.bug, "\(item.record.key): the worker's answer is none")
    }
    var result = Reviewed(data: payloads[0], summary: ReviewSummary(summary))
    let pages = min(Reviewer.pictureLimit, summary["pages"]?.int ?? 0)
    if withPictures, pages > 0 { draw(pages, item.record.key, source, &result) }
    return result
  }

  /// Pages that can't be drawn are shown without a picture: where things stand is known all the same.
  private func draw(_ pages: Int, _ key: String, _ source: ConversionJob.Content, _ result: inout Reviewed) {
    for first in stride(from: 1, through: pages, by: ReviewService.pageLimit) {
      let count = min(ReviewService.pageLimit, pages - first + 1)
      var fields = [
        ("key", key), ("first", String(first)), ("count", String(count)), ("resolution", String(resolution)),
      ]
      if first == 1 { fields.append(("thumbnail", "yes")) }
      guard var drawn = try? ask("pictures", fields, [source], key: key), !drawn.isEmpty else { return }
      if first == 1 { result.thumbnail = drawn.removeFirst() }
      for (offset, png) in drawn.enumerated() where !png.isEmpty { result.pictures[first + offset] = png }
    }
  }

  private func ask(
    _ verb: String, _ fields: [(key: String, value: String)], _ contents: [ConversionJob.Content], key: String
  )
    throws -> [[UInt8]]
  {
    do {
      let (answer, payloads) = try answer(verb, fields, contents)
      guard answer["status"]?.string == "done" else {
        throw CommandFailure(.invalidInput, "\(key): \(answer["reason"]?.string ?? "can't be shown")")
      }
      return payloads
    } catch let loss as WorkerLoss {
      let failure = pool.map { Failure(loss: loss, limits: $0.limits) } ?? Failure("worker.crashed", "\(loss)")
      throw CommandFailure(.invalidInput, "\(key): \(failure)")
    } catch let failure as Failure {
      throw CommandFailure(.invalidInput, "\(key): \(failure)")
    }
  }

  private func answer(_ verb: String, _ fields: [(key: String, value: String)], _ contents: [ConversionJob.Content])
    throws
    -> (JSONNode, [[UInt8]])
  {
    if let pool {
      let reply = try pool.ask(WorkerRequest(verb: verb, fields: fields, contents: contents))
      return (reply.fields, reply.payloads)
    }
    let node = JSONNode(
      .object(fields.map { JSONNode.Member(key: $0.key, value: JSONNode(.string($0.value, plain: true))) }))
    let service = verb == "review" ? ReviewService.review : ReviewService.pictures
    let answer = try service(node, contents.map { try StoredRecords.contents(of: $0) })
    return (try answer.read(), answer.payloads)
  }
}
