import DocumentModel
import FrontMatter
import Glibc
import HTMLExtractor
import JSONText
import MarkdownExtractor
import Provenance
import Runner
import Stages

/// What reads bytes that anyone may have written. None may crash, and what it says of a place has to be true.
enum Reader: String, CaseIterable {
  case frontMatter = "front-matter"
  case html
  case markdown
  case `protocol`

  func read(_ bytes: [UInt8]) {
    switch self {
    case .frontMatter: Reader.readFrontMatter(bytes)
    case .html: Reader.extract(bytes, HTMLExtractor(options: .init()))
    case .markdown: Reader.extract(bytes, MarkdownExtractor(options: .init()))
    case .protocol: Reader.readProtocol(bytes)
    }
  }

  private static func open(_ bytes: [UInt8], _ format: any Format.Type) -> [Source] {
    let file = SourceFile(key: "fuzz.\(format.fileExtensions.first ?? "")", bytes: bytes)
    return (try? format.open(file).sources) ?? []
  }

  private static func extract(_ bytes: [UInt8], _ extractor: some Extractor) {
    let sources = open(bytes, type(of: extractor).format)
    guard let document = try? extractor.extract(sources) else { return }
    check(document.texts, sources)
  }

  private static func check(_ texts: [TracedText], _ sources: [Source]) {
    for text in texts {
      if let broken = text.brokenLaw(in: sources) { fatalError("\(broken): \(text.string.prefix(80))") }
    }
  }

  private static func readFrontMatter(_ bytes: [UInt8]) {
    for source in open(bytes, MarkdownExtractor.format) {
      guard let edits = try? FrontMatterRepairer(options: .init()).repair(source) else { continue }
      let repaired = source.repaired(by: edits)
      let reading = FrontMatter.read(repaired)
      check(reading.metadata.texts, [repaired])
    }
  }

  // MARK: The job protocol

  /// As a question to a worker, as an answer of one, and as a job of another program.
  private static func readProtocol(_ bytes: [UInt8]) {
    ask(bytes)
    answer(bytes)
    if let node = try? JSONReader.read(bytes), let again = try? JSONReader.read(written(node)) {
      precondition(written(again) == written(node), "what was read is written as it was")
    }
  }

  private static func written(_ node: JSONNode) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.node(node)
    return json.bytes
  }

  private static func pair() -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    precondition(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    return (ends[0], ends[1])
  }

  private static func say(_ bytes: [UInt8], _ socket: Int32, limit: Int = 1 << 16) {
    _ = bytes.prefix(limit).withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT)) }
    shutdown(socket, Int32(SHUT_WR))
  }

  private static func ask(_ bytes: [UInt8]) {
    let (ours, theirs) = pair()
    // So little that no answer has to wait for someone to read the others.
    say(bytes, ours, limit: 1 << 12)
    var loop = WorkerLoop(
      services: [
        "convert": { _, fields, contents in
          guard let key = fields["key"]?.string else { throw Failure("worker.protocol", "no key") }
          var answer = WorkerAnswer()
          answer.add("key", key)
          answer.payloads = contents.map { Array($0.bytes.prefix(16)) }
          return answer
        }
      ], channel: theirs)
    loop.run()
    close(ours)
    close(theirs)
  }

  private static func answer(_ bytes: [UInt8]) {
    let (ours, theirs) = pair()
    say(Array(#"{"id":"1","#.utf8) + bytes, theirs)
    var reader = AnswerReader(socket: ours)
    if let reply = try? reader.answer(to: "1", limit: 1 << 20, within: 5000) {
      precondition(reply.payloads.reduce(0) { $0 + $1.count } <= 1 << 20)
      _ = ConversionResult(key: "fuzz", reply)
    }
    close(ours)
    close(theirs)
  }
}
