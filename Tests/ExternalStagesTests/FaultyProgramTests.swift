import Foundation
import Testing
import ToolRunner

/// Whatever a stage's program does costs one document, and its reason is said.
@Suite(.enabled(if: StageFolder.hasPython))
struct FaultyProgramTests {
  static let hello = #"{"verbatim-stage": 1}"#
  static let nothing = #"print(json.dumps({"id": request["id"], "clean": {}}), flush=True)"#

  private func error(_ body: String, hello: String = hello, timeout: String = "10s") throws -> String {
    let result = try StageFolder.result("cleaner", hello: hello, body, timeout: timeout)
    #expect(result.code == 65)
    return result.error
  }

  @Test func `A program that takes too long`() throws {
    #expect(try error("time.sleep(60)", timeout: "300ms").contains("mine: no answer within 300ms"))
  }

  @Test(arguments: ["while True: pass", "x = [0] * 100\nwhile True: x.sort()"])
  func `A program that never rests`(_ body: String) throws {
    let started = ContinuousClock.now
    let result = try StageFolder.result("cleaner", hello: Self.hello, body, timeout: "60s", cpu: "300ms")
    #expect(result.error.contains("mine: no answer within 300ms of processor time"), "\(result.error)")
    #expect(ContinuousClock.now - started < .seconds(30))
  }

  @Test func `A program that ends says its last words`() throws {
    #expect(
      try error(#"raise ValueError("no such thing")"#).contains("mine: its program ended: ValueError: no such thing"))
  }

  @Test func `What is no JSON`() throws {
    #expect(try error(#"print("hello", flush=True)"#).contains("mine: its answer is no JSON"))
  }

  @Test func `Another document's answer`() throws {
    #expect(
      try error(#"print(json.dumps({"id": 99, "clean": {}}), flush=True)"#).contains("bears the id 99, asked was 1"))
  }

  @Test func `A reason of its own`() throws {
    let body = #"print(json.dumps({"id": request["id"], "error": "not today"}), flush=True)"#
    #expect(try error(body).contains("mine: not today"))
  }

  @Test func `Another version of the protocol`() throws {
    #expect(try error(Self.nothing, hello: #"{"verbatim-stage": 2}"#).contains("“verbatim-stage” must be 1"))
  }

  @Test func `Much talk on stderr stops nothing`() throws {
    let body = "sys.stderr.write('x' * 2_000_000)\n" + Self.nothing
    #expect(try StageFolder.result("cleaner", hello: Self.hello, body).code == 0)
  }

  @Test func `It writes no file, opens no socket, and sees no secrets of the environment`() throws {
    let body = #"""
      tried = []
      try: open("/tmp/verbatim-stage-was-here", "w")
      except OSError as problem: tried.append("file")
      try:
          import socket; socket.socket()
      except OSError as problem: tried.append("socket")
      if "SECRET_TOKEN" not in os.environ: tried.append("secret")
      print(json.dumps({"id": request["id"], "error": " ".join(tried)}), flush=True)
      """#
    try Tool.withFolder([
      "stage.py": StageFolder.script(Self.hello, body), "pipeline.json": StageFolder.pipeline("cleaner"),
      "note.txt": "One.\n",
    ]) { folder in
      let result = try Tool.run(
        ["convert", "--config", "pipeline.json", "note.txt"], in: folder, environment: ["SECRET_TOKEN": "x"])
      #expect(result.error.contains("mine: file socket secret"))
    }
  }

  @Test func `A fault costs one document, and the next has a new program`() throws {
    let body = "if 'bad' in line: os._exit(3)\n" + Self.nothing
    try Tool.withFolder([
      "stage.py": StageFolder.script(Self.hello, body), "pipeline.json": StageFolder.pipeline("cleaner"),
      "in/a.txt": "Good.\n", "in/b.txt": "bad\n", "in/c.txt": "Good too.\n",
    ]) { folder in
      let result = try Tool.run(
        ["convert", "--config", "pipeline.json", "--jobs", "1", "--output", "out", "in"], in: folder)
      #expect(result.error.contains("b.txt: mine: its program ended"))
      #expect(Tool.files(below: folder.appendingPathComponent("out")) == ["a.txt.json", "c.txt.json"])
    }
  }

  @Test func `A pipeline that lies in the working folder runs no programs`() throws {
    try Tool.withFolder(["pipeline.json": StageFolder.pipeline("cleaner"), "note.txt": "One.\n"]) { folder in
      let result = try Tool.run(["convert", "note.txt"], in: folder)
      #expect(result.code == 78)
      #expect(result.error.contains("names a command to run; if that is what you want, say --config pipeline.json"))
    }
  }

  @Test func `A program that no document needs is not started`() throws {
    try Tool.withFolder([
      "stage.py": "open('/nowhere')", "note.txt": "One.\n",
      "pipeline.json": """
      {"version": 1, "extract": [{"stage": "plain-text"}, {"stage": "external", "options": {"name": "mine",
       "command": ["no-such-program"], "mediaType": "text/x-mine", "extensions": ["mine"]}}],
       "structure": {"stage": "factsheet"}}
      """,
    ]) { folder in
      let result = try StageFolder(folder: folder).convert("note.txt")
      #expect(result.code == 0)
    }
  }
}
