import Foundation
import JSONText
import Runner
import SystemPackage
import Testing

/// What comes from a worker is an answer to the question that was asked, or none.
@Suite struct WorkerProtocolTests {
  private func answer(_ text: String, limit: Int = 100, keepsOpen: Bool = false) throws -> WorkerReply {
    var ends: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    _ = text.withCString { send(ends[0], $0, strlen($0), 0) }
    if !keepsOpen { shutdown(ends[0], Int32(SHUT_WR)) }
    var reader = AnswerReader(socket: ends[1])
    return try reader.answer(to: "7", limit: limit, within: 200)
  }

  @Test func anAnswerIsItsLineAndItsPayloads() throws {
    let reply = try answer(#"{"id":"7","status":"done","payloads":[2,3]}"# + "\nabcde")
    #expect(reply.fields["status"]?.string == "done")
    #expect(reply.payloads == [Array("ab".utf8), Array("cde".utf8)])
  }

  @Test(arguments: [
    #"{"id":"8","payloads":[]}"#, #"{"payloads":[]}"#, #"{"id":"7"}"#, "nonsense", "[]", "",
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoAnswerToIt(_ line: String) {
    #expect(throws: WorkerLoss.crash("it answered with nothing that can be read")) { try answer(line + "\n") }
  }

  @Test(arguments: ["[101]", "[60,60]", "[-1]", "[9223372036854775807,9223372036854775807]", "[\"x\"]", "[1e3]"])
  func payloadsAreTooLargeTogether(_ lengths: String) {
    #expect(throws: WorkerLoss.output) { try answer(#"{"id":"7","payloads":"# + lengths + "}\n") }
  }

  @Test func halfAnAnswerIsNone() {
    #expect(throws: (any Error).self) { try answer(#"{"id":"7","payl"#) }
    #expect(throws: (any Error).self) { try answer(#"{"id":"7","payloads":[5]}"# + "\nab") }
    #expect(throws: WorkerLoss.time) { try answer(#"{"id":"7","payloads":[5]}"# + "\nab", keepsOpen: true) }
  }

  @Test func filesAreOpenedWhereTheyStand() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("open-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in/sub"), withIntermediateDirectories: true)
    for name in ["in/a", "in/sub/b", "secret"] { try Data("text".utf8).write(to: folder.appendingPathComponent(name)) }
    let root = FilePath(folder.appendingPathComponent("in").path)
    for (name, target) in [("link", "../secret"), ("near", "a"), ("up", ".."), ("down", "sub"), ("null", "/dev/null")] {
      symlink(target, root.appending(name).string)
    }
    mkfifo(root.appending("pipe").string, 0o644)
    for name in ["a", "sub/b"] {
      #expect(try FileSystem.read(root.appending(name), below: root) == Array("text".utf8))
    }
    for name in ["link", "near", "up/secret", "down/b", "null", "pipe", "sub", "none", "sub/../../secret", "../secret"]
    {
      #expect(throws: FileSystem.Problem.self, "\(name)") { try FileSystem.read(root.appending(name), below: root) }
    }
    #expect(try FileSystem.read(root.appending("near")) == Array("text".utf8))
    #expect(throws: FileSystem.Problem.self) { try FileSystem.read(root.appending("pipe")) }
    #expect(throws: FileSystem.Problem.self) { try FileSystem.read("/dev/zero") }
  }
}
