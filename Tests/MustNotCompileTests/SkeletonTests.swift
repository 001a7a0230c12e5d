import Testing

@testable import verbatim

/// What `verbatim stages new` writes compiles against the modules as they are now.
@Suite struct SkeletonTests {
  @Test func extractorsCompile() throws {
    let skeleton = ExtractorSkeleton(try #require(StageIdentifier("field-notes")))
    let check = try TypeCheck([skeleton.stage, skeleton.options, skeleton.format].joined())
    #expect(check.succeeded, "\(check.output)")
  }

  @Test func cleanersCompile() throws {
    let check = try TypeCheck(CleanerSkeleton(try #require(StageIdentifier("share-links"))).stage)
    #expect(check.succeeded, "\(check.output)")
  }

  @Test(arguments: ["", "Share", "9a", "a--b", "a/b", "-a", "a-", "ä"]) func oddNamesAreRefused(_ name: String) {
    #expect(StageIdentifier(name) == nil)
  }
}
