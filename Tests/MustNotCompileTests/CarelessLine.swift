import Testing

/// A line that a careless author might write, and what the compiler must say to it.
struct CarelessLine: Sendable, CustomTestStringConvertible {
  let code: String
  let error: String
  /// Declared at the top level, not inside a function.
  var isDeclaration = false
  var imports = ""

  var testDescription: String { code }

  var snippet: String {
    """
    import DocumentModel
    import Provenance
    \(imports)
    extension Rule { static let careless = Rule("careless.rule") }

    \(isDeclaration ? code : "func careless(source: Source, text: TracedText, found: String) throws {\n  \(code)\n}")
    """
  }

  static let all: [CarelessLine] = [
    // Births from run-time strings.
    CarelessLine(
      code: "_ = TracedText(found, by: .careless)",
      error: "cannot convert value of type 'String' to expected argument type 'StaticString'"),
    CarelessLine(
      code: "_ = TracedText(\"\\(found)\", by: .careless)",
      error: "cannot convert value of type 'String' to expected argument type 'StaticString'"),
    CarelessLine(
      code: "let title: TracedText = \"Untitled\"; _ = title",
      error: "cannot convert value of type 'String' to specified type 'TracedText'"),
    CarelessLine(code: "_ = TracedText(\"km\")", error: "missing argument for parameter 'by' in call"),
    CarelessLine(
      code: "_ = text + found", error: "operator function '+' requires that 'TracedText' conform to 'Sequence'"),
    CarelessLine(
      code: "_ = Inline(found)", error: "cannot convert value of type 'String' to expected argument type 'TracedText'"),
    CarelessLine(
      code: "_ = Metadata.text(found)",
      error: "cannot convert value of type 'String' to expected argument type 'TracedText'"),
    CarelessLine(
      code: "_ = Link(text: text, target: found)",
      error: "cannot convert value of type 'String' to expected argument type 'TracedText'"),
    CarelessLine(
      code: "_ = Field.Value.text(found)",
      error: "cannot convert value of type 'String' to expected argument type 'TracedText'"),

    // The back doors.
    CarelessLine(
      code: "_ = TracedText(utf8: Array(found.utf8), runs: [])",
      error: "no exact matches in call to initializer"),
    CarelessLine(
      code: "_ = TracedText(generated: Array(found.utf8), by: .careless)",
      error: "extraneous argument label 'generated:' in call"),
    CarelessLine(
      code: "_ = Run(start: 0, end: 1, source: 0, lower: 0, upper: 1, kind: .quoted)",
      error: "cannot find 'Run' in scope"),
    CarelessLine(
      code: "_ = TracedRun(range: 0..<1, origin: .quoted(SourceRange(source.id, 0..<1)))",
      error: "'TracedRun' initializer is inaccessible due to 'internal' protection level"),

    // Changing characters under their origins, or origins under their characters.
    CarelessLine(
      code: "var copy = text; copy.utf8 = Array(found.utf8)",
      error: "cannot assign to property: 'utf8' setter is inaccessible"),
    CarelessLine(
      code: "var copy = text; copy.utf8.append(0x20)",
      error: "cannot use mutating member on immutable value: 'utf8' setter is inaccessible"),
    CarelessLine(
      code: "var copy = text; copy.appendBytes(found.utf8)",
      error: "'appendBytes' is inaccessible due to 'internal' protection level"),
    CarelessLine(
      code: "var copy = text; copy.runs = []", error: "'runs' is inaccessible due to 'internal' protection level"),
    CarelessLine(
      code: "var line = Inline(text); line.text = text",
      error: "cannot assign to property: 'text' setter is inaccessible"),
    CarelessLine(
      code: "var builder = TracedTextBuilder(source); builder.text = text",
      error: "cannot assign to property: 'text' setter is inaccessible"),
    CarelessLine(code: "source.utf8 = []", error: "cannot assign to property: 'utf8' is a 'let' constant"),

    // Reading traced text back without its source.
    CarelessLine(
      code: "_ = try JSONDecoder().decode(TracedText.self, from: Data(found.utf8))",
      error: "instance method 'decode(_:from:)' requires that 'TracedText' conform to 'Decodable'",
      imports: "import Foundation"),
    CarelessLine(
      code: "struct Page: Decodable { var title: TracedText }",
      error: "type 'Page' does not conform to protocol 'Decodable'", isDeclaration: true),

    // Changing a spelling without saying by which rule.
    CarelessLine(
      code: "_ = text.respelled(as: found)", error: "missing argument for parameter 'by' in call"),
    CarelessLine(
      code: "_ = source.decode(0..<1, as: found.utf8)", error: "missing argument for parameter 'by' in call"),
    CarelessLine(
      code: "_ = Rule(found)", error: "missing argument label 'named:' in call"),
  ]
}
