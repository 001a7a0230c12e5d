import Testing

/// A careless stage does not compile: the safe spelling is the short one.
///
/// When one of these fails because the line compiles, a way has opened by which text without an origin gets into a record:
/// close it. When only the compiler's wording differs, update the expectation.
@Suite struct MustNotCompileTests {
  @Test(arguments: CarelessLine.all) func carelessLine(_ line: CarelessLine) throws {
    let check = try TypeCheck(line.snippet)
    #expect(!check.succeeded, "this compiles, and must not: \(line.code)")
    #expect(check.errors.contains { $0.hasPrefix(line.error) }, "the compiler said: \(check.output)")
  }

  /// The control: what a careful stage writes compiles against the same modules.
  @Test func carefulLinesCompile() throws {
    let check = try TypeCheck(
      """
      import DocumentModel
      import Provenance

      extension Rule {
        static let unit = Rule("careful.unit")
        static let entity = Rule("careful.entity")
        static let fold = Rule("careful.fold")
      }

      func careful(source: Source, place: Range<Int>, found: String) -> Block {
        var text = source.quote(place)
        text.append(source.decode(place, as: found.utf8, by: .entity))
        text.append(TracedText("km", by: .unit))
        text.respell(0..<1, as: found, by: .fold)
        var line = Inline(text.trimmed(), marks: [Mark(.strong, 0..<1)])
        line.rewrite { writer in
          writer.keep(to: 1)
          writer.respell(to: 2, as: " ", by: .fold)
        }
        return Block(.paragraph(line))
      }
      """)
    #expect(check.succeeded, "\(check.output)")
  }
}
