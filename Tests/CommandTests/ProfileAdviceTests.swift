import Foundation
import Testing
import ToolRunner

/// `profile test` and `profile suggest`: what a profile finds, and what it could find more.
@Suite struct ProfileAdviceTests {
  static let profile = ProfileFileTests.profiles.appendingPathComponent("event-notice.json").path
  static let boat = """
    ---
    event: Boat Day
    start: soon
    costs: 5
    donor: Fund for Water
    ---

    # Boat Day

    Dress code: none

    ## Programme

    A walk.

    ## Getting there
    """

  private func tested(_ text: String) throws -> String {
    var output = ""
    try Tool.withFolder(["boat.md": text]) { folder in
      let result = try Tool.run(["profile", "test", Self.profile, "boat.md"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      output = result.output
    }
    return output
  }

  @Test(arguments: [
    "boat.md: event-notice, 1 of 10 fields", "not recognized: the fields below are not in its record",
    "“Boat Day” by metadata.event, line 2", "absent; tried: metadata keys venue, place, location; labels venue, where",
    "near: metadata key “start” (“soon”) is there, but holds no date",
    "near: metadata key “costs” (“5”) exists, no field uses it",
    "near: heading “Programme” has the role activities, but no list stands below it",
    "no field uses metadata key “donor” (“Fund for Water”)", "no field uses label “Dress code” (“none”)",
    "no role for heading “Getting there”",
  ]) func `Each field says what was found, or tried and nearly found`(_ words: String) throws {
    #expect(try tested(Self.boat).contains(words))
  }

  @Test func `A document that is recognized shows the fields of its record`() throws {
    let result = try Tool.run(
      ["profile", "test", "event-notice.json", "event-notice"], in: ProfileFileTests.profiles)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.contains("tide-gauges.md: event-notice, 8 of 10 fields"))
    #expect(!result.output.contains("not recognized"))
  }

  @Test func `A document that can't be read is said, and the others are tried`() throws {
    try Tool.withFolder(["a.md": "# A\n", "b.md": ""]) { folder in
      let result = try Tool.run(["profile", "test", "development-project", "a.md", "b.md"], in: folder)
      #expect(result.code == 3)
      #expect(result.output.contains("a.md: development-project") && result.output.contains("b.md: the file is empty"))
    }
  }

  @Test func `What no field uses is counted over records`() throws {
    let other = "---\ndonor: Sun Fund\n---\n\n# Day of Kites\n\n## Getting There\n\nDress Code: hats\n"
    try Tool.withFolder(["in/boat.md": Self.boat, "in/kites.md": other]) { folder in
      _ = try Tool.run(["convert", "in", "--output", "out", "--profile", Self.profile], in: folder)
      let result = try Tool.run(["profile", "suggest", "out", "--profile", Self.profile], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(result.output.hasPrefix("2 records by event-notice\n"))
      for words in [
        "      2  donor  “Fund for Water”  in boat.md", "      1  costs  “5”  in boat.md, close to the field fee",
        "      2  Dress code  “none”  in boat.md", "      2  Getting there  in boat.md",
      ] { #expect(result.output.contains(words), "\(result.output)") }
    }
  }

  @Test func `Records of another profile are counted, not judged`() throws {
    try Tool.withFolder(["boat.md": Self.boat]) { folder in
      _ = try Tool.run(["convert", "boat.md", "--output", "out", "--profile", Self.profile], in: folder)
      let result = try Tool.run(["profile", "suggest", "out"], in: folder)
      #expect(result.output.contains("1 records by event-notice are left out: name its file with --profile"))
    }
  }
}
