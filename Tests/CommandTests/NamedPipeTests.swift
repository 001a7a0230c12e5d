import Foundation
import Testing
import ToolRunner

/// What a user names for the program's own use may come through a pipe; what is to be converted may not.
@Suite struct NamedPipeTests {
  @Test func aPipeIsAConfigurationAndNoDocument() throws {
    try Tool.withFolder(["a.md": "# A\n\nWords.\n", "names": "a.md\n"]) { folder in
      let before = ["bash", "-c", "exec \"$0\" \"$@\" --files-from <(cat names)"]
      let listed = try Tool.run(["convert", "--output", "out"], in: folder, before: before)
      #expect(listed.code == 0, "\(listed.error)")
      let piped = try Tool.run([], in: folder, before: ["bash", "-c", "exec \"$0\" convert <(cat a.md)"])
      #expect(piped.code == 74)
      #expect(piped.error.contains("pipe"), "\(piped.error)")
    }
  }
}
