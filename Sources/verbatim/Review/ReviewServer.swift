import Corrections
import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Review
import Runner
import Synchronization

/// Serves review pages to this machine alone, each made when it is asked for.
///
/// The address holds a random token, so that no other page that a browser has open can guess it; and the name that the
/// browser used is checked, so that none can reach it through a name of its own.
final class ReviewServer: Sendable {
  private let set: ReviewSet
  private let reviewer: Reviewer
  private let records: StoredRecords
  private let corrections: CorrectionsTable
  private let token: String
  private let numbers: [String: Int]
  /// What is known of each document without its source, and, once it was looked at, with it.
  private let summaries: Mutex<[ReviewSummary]>
  /// Workers are asked from here: their answers block.
  private let queue = DispatchQueue(label: "review", attributes: .concurrent)

  init(set: ReviewSet, reviewer: Reviewer, records: StoredRecords, corrections: CorrectionsTable) {
    self.set = set
    self.reviewer = reviewer
    self.records = records
    self.corrections = corrections
    var random = SystemRandomNumberGenerator()
    token = (0..<4).map { _ in String(format: "%08x", random.next() as UInt32) }.joined()
    numbers = Dictionary(
      set.entries.enumerated().map { ($0.element.page, $0.offset) }, uniquingKeysWith: { first, _ in first })
    summaries = Mutex(set.entries.map(\.summary))
  }

  /// Serves until the process ends; `announce` gets the address of the index.
  func run(port: UInt16, announce: @escaping @Sendable (String) -> Void) async throws {
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 120, logger: .disabled)
    await server.appendRoute("GET,HEAD *") { [self] request in
      await withCheckedContinuation { done in
        queue.async { done.resume(returning: self.answer(request)) }
      }
    }
    let serving = Task { try await server.run() }
    do {
      try await server.waitUntilListening()
    } catch {
      serving.cancel()
      throw CommandFailure(.cantCreate, "can't listen on port \(port) of this machine")
    }
    if case .ip4(_, let port) = await server.listeningAddress {
      announce("http://127.0.0.1:\(port)/\(token)/index.html")
    }
    try await serving.value
  }

  private func answer(_ request: HTTPRequest) -> HTTPResponse {
    let host = request.headers[.host] ?? ""
    guard host.hasPrefix("127.0.0.1:") || host.hasPrefix("localhost:") else { return page(nil) }
    let parts = request.path.split(separator: "/").map(String.init)
    guard parts.first.map({ Array($0.utf8) }) == Array(token.utf8) else { return page(nil) }
    switch (parts.count, parts.last) {
    case (1, _), (2, "index.html"): return page(index())
    case (3, let name?): return page(parts[1] == "documents" ? numbers[name].map(document) : nil)
    default: return page(nil)
    }
  }

  private func index() -> [UInt8] {
    let known = summaries.withLock { $0 }
    let entries = zip(set.entries, known).map { IndexPage.Entry(summary: $1, page: "documents/\($0.page)") }
    return IndexPage.bytes(title: "Review", entries, run: set.run, corrections: corrections)
  }

  private func document(_ number: Int) -> [UInt8] {
    do {
      let item = try set.item(set.entries[number])
      let reviewed = try reviewer.review(item, source: try records.content(of: item.record))
      summaries.withLock { $0[number] = reviewed.summary }
      return DocumentPage.bytes(
        title: reviewed.summary.title, data: reviewed.data, links: set.links(of: number, index: "../index.html"),
        corrections: corrections[set.entries[number].key], pictures: reviewed.pictures)
    } catch {
      let reason = (error as? CommandFailure)?.message ?? "\(error)"
      return PlainPage.bytes(title: "This document can't be shown", text: reason)
    }
  }

  private func page(_ bytes: [UInt8]?) -> HTTPResponse {
    let body = bytes ?? PlainPage.bytes(title: "No such page", text: "The address is not one of this review.")
    return HTTPResponse(
      statusCode: bytes == nil ? .notFound : .ok,
      headers: [
        .contentType: "text/html; charset=utf-8", HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("X-Frame-Options"): "DENY",
        HTTPHeader("Referrer-Policy"): "no-referrer", HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
      ],
      body: Data(body))
  }
}
