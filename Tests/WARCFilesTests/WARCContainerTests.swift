import Stages
import TestSupport
import Testing

@testable import WARCFiles

/// What a web archive holds, and what a damaged or hostile one is made of.
@Suite struct WARCContainerTests {
  private let page = Array("<html><body><h1>Wells</h1><p>Forty wells.</p></body></html>".utf8)

  private func listAll(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [ContainerListing.Entry] {
    let file = MemoryFile(bytes: bytes)
    var entries: [ContainerListing.Entry] = []
    var cursor: ContainerCursor? = ContainerCursor()
    var rounds = 0
    while let from = cursor {
      let listing = try WARCContainer.list(file, from: from, limit: limit)
      entries += listing.entries
      if let next = listing.next, next.offset <= from.offset, next.isLost == from.isLost { Issue.record("no progress") }
      cursor = listing.next
      rounds += 1
      #expect(rounds < 1000)
      guard rounds < 1000 else { break }
    }
    return entries
  }

  private func open(_ bytes: [UInt8], at offset: Int, limit: Int = 1 << 20) throws -> ContainedFile {
    try WARCContainer.open(MemoryFile(bytes: bytes), at: offset, limit: limit)
  }

  private func failure(_ bytes: [UInt8], at offset: Int, limit: Int = 1 << 20) -> String? {
    do {
      _ = try open(bytes, at: offset, limit: limit)
      return nil
    } catch { return (error as? Failure)?.code ?? "\(error)" }
  }

  @Test func documentsAreListedByTargetAndRecord() throws {
    var warc = WARCText()
    warc.add("https://a.example/", id: "urn:uuid:0", block: Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request")
    let first = warc.add("https://a.example/", id: "urn:uuid:1", page)
    warc.add("https://a.example/logo", id: "urn:uuid:2", [1, 2, 3], head: "Content-Type: image/png")
    warc.add("https://a.example/gone", id: "urn:uuid:3", page, status: "404 Not Found")
    let last = warc.add(
      "https://a.example/b", id: "urn:uuid:4", page, head: "Content-Type: TEXT/HTML; charset=\"utf-8\"")
    let entries = try listAll(warc.bytes)
    #expect(
      entries == [
        .init(offset: first, name: "https://a.example/#urn:uuid:1"),
        .init(offset: last, name: "https://a.example/b#urn:uuid:4"),
      ])
    let file = try open(warc.bytes, at: last)
    #expect(file.bytes == page)
    #expect(file.url == "https://a.example/b")
    #expect(file.mediaType == "text/html")
    #expect(file.charset == "utf-8")
    #expect(file.diagnostics.isEmpty)
    #expect(failure(warc.bytes, at: 0) == "warc.no-document")
  }

  @Test func bodiesArriveInChunksAndCompressed() throws {
    let text = "4;x=y\r\nWiki\r\n6\r\npedia \r\n3\r\nin \r\n0\r\n\r\n"
    let chunked = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    var warc = WARCText()
    let first = warc.add("https://a.example/1", id: "urn:1", Array(text.utf8), head: chunked)
    let cut = warc.add("https://a.example/2", id: "urn:2", Array(text.utf8.prefix(19)), head: chunked)
    let undone = warc.add("https://a.example/3", id: "urn:3", page, head: chunked)
    let plain = warc.add("https://a.example/4", id: "urn:4", page, head: "Content-Encoding: gzip")
    let other = warc.add("https://a.example/5", id: "urn:5", page, head: "Content-Encoding: br")
    let broken = warc.add(
      "https://a.example/6", id: "urn:6", Array("4\r\nWiki\r\nno chunk at all, for sure\r\n".utf8), head: chunked)
    #expect(try open(warc.bytes, at: first).bytes == Array("Wikipedia in ".utf8))
    #expect(try open(warc.bytes, at: cut).bytes == Array("Wikiped".utf8))
    #expect(try open(warc.bytes, at: cut).diagnostics.map(\.code) == ["warc.incomplete"])
    #expect(try open(warc.bytes, at: undone).bytes == page)
    #expect(try open(warc.bytes, at: plain).bytes == page)
    #expect(failure(warc.bytes, at: other) == "warc.coding")
    #expect(failure(warc.bytes, at: broken) == "warc.coding")
  }

  @Test func aTruncatedLastRecordIsADocumentThatFails() throws {
    var warc = WARCText()
    warc.add("https://a.example/1", id: "urn:1", page)
    let last = warc.add("https://a.example/2", id: "urn:2", page)
    for cut in [6, 30, page.count + 20] {
      let bytes = Array(warc.bytes.dropLast(cut))
      let entries = try listAll(bytes)
      #expect(entries.count == 2)
      #expect(entries.last == .init(offset: last, name: "https://a.example/2#urn:2"))
      #expect(failure(bytes, at: last) == "warc.truncated")
    }
    let beheaded = Array(warc.bytes[..<(last + 40)])
    #expect(try listAll(beheaded).last == .init(offset: last))
    #expect(failure(beheaded, at: last) == "warc.truncated")
  }

  @Test func aWrongLengthCostsItsOwnRecordAlone() throws {
    for length in [10, 5000, 1 << 40, 1 << 50] {
      var warc = WARCText()
      let wrong = warc.add("https://a.example/1", id: "urn:1", page, length: length)
      let next = warc.add("https://a.example/2", id: "urn:2", page)
      let entries = try listAll(warc.bytes)
      #expect(entries.map(\.offset) == [wrong, next])
      #expect(failure(warc.bytes, at: wrong) != nil)
      #expect(try open(warc.bytes, at: next).bytes == page)
    }
  }

  @Test func whatIsTooLargeIsRefused() throws {
    var warc = WARCText()
    let large = warc.add("https://a.example/1", id: "urn:1", [UInt8](repeating: 0x61, count: 300_000))
    let next = warc.add("https://a.example/2", id: "urn:2", page)
    #expect(try listAll(warc.bytes, limit: 1000).map(\.offset) == [large, next])
    #expect(failure(warc.bytes, at: large, limit: 1000) == "limit.bytes")
    #expect(failure(warc.bytes, at: next, limit: 1000) == nil)
  }

  @Test func anythingElseIsOneBadDocument() throws {
    #expect(try listAll([]).isEmpty)
    #expect(try listAll(Array("\r\n\r\n\0\0\0".utf8)).isEmpty)
    #expect(try listAll(Array("nothing of the kind".utf8)).count == 1)
    #expect(try listAll([0x1F, 0x8B, 8, 0]).count == 1)
    #expect(try listAll([UInt8](repeating: 0x1F, count: 100_000)).count == 1)
  }

  /// Whatever was done to a file: no crash, no endless walk, each place listed once and in order.
  @Test(arguments: 0..<60)
  func damagedFilesAreListedToTheirEnd(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed) + 17)
    var warc = WARCText()
    for number in 0..<6 { warc.add("https://a.example/\(number)", id: "urn:\(number)", page) }
    var bytes = warc.bytes
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: [0x1F, 0x8B, 8, 0, 0, 0], at: place)
      default: bytes.replaceSubrange(place..<min(bytes.count, place + 40), with: Array("WARC/1.1\r\n".utf8))
      }
    }
    let entries = try listAll(bytes)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.offset < $1.offset })
    for entry in entries { _ = failure(bytes, at: entry.offset) }
  }
}
