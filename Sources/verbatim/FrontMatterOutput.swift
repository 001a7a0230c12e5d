import Foundation
import FrontMatter
import JSONText
import Provenance
import Stages

/// Standard output, in pieces.
struct FrontMatterOutput {
  private var bytes: [UInt8] = []

  mutating func append(_ text: String) { append(Array(text.utf8)) }

  mutating func append(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
    if bytes.count > 1 << 20 { flush() }
  }

  mutating func flush() {
    FileHandle.standardOutput.write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: JSON

  mutating func write(_ file: FrontMatterFile) {
    var writer = JSONWriter(compact: true)
    writer.beginObject()
    writer.key("source")
    writer.string(file.path)
    writer.key("metadata")
    FrontMatter.write(file.reading.metadata, to: &writer)
    writer.key("body")
    writer.string(utf8: file.repaired.utf8[file.reading.body])
    writer.key("repairs")
    writer.beginArray()
    for edit in file.edits { write(edit, file, to: &writer) }
    writer.endArray()
    if let failure = file.reading.failure {
      writer.key("failure")
      writer.string(failure.description)
    }
    writer.endObject()
    append(writer.bytes)
  }

  private func write(_ edit: SourceEdit, _ file: FrontMatterFile, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("rule")
    writer.string(edit.rule.name)
    writer.key("bytes")
    writer.beginArray()
    writer.int(edit.range.lowerBound)
    writer.int(edit.range.upperBound)
    writer.endArray()
    writer.key("removed")
    writer.string(utf8: file.source.utf8[edit.range])
    writer.key("inserted")
    writer.string(utf8: edit.replacement)
    writer.key("reason")
    writer.string(edit.reason)
    writer.endObject()
  }

  // MARK: The catalogue

  mutating func writeRules() {
    for example in RepairExample.all {
      let entry = FrontMatterRules.entries.first { $0.rule == example.rule }
      append("\(example.rule.name)\n  \(entry?.summary ?? "")\n")
      append(shown(example.before, "before"))
      append(shown(example.after, "after"))
      append("\n")
    }
  }

  private func shown(_ text: String, _ label: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return "  \(label):\n" + lines.map { "    \(visible(String($0)))\n" }.joined()
  }

  private func visible(_ line: String) -> String {
    line.replacingOccurrences(of: "\t", with: "⇥").replacingOccurrences(of: "\u{A0}", with: "⍽")
  }

  // MARK: SARIF

  /// SARIF 2.1.0, as code hosts read it.
  mutating func writeSARIF(_ findings: [FrontMatterFinding]) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("$schema")
    writer.string("https://json.schemastore.org/sarif-2.1.0.json")
    writer.key("version")
    writer.string("2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.key("tool")
    writer.beginObject()
    writer.key("driver")
    writeDriver(to: &writer)
    writer.endObject()
    writer.key("columnKind")
    writer.string("unicodeCodePoints")
    writer.key("results")
    writer.beginArray()
    for finding in findings { write(finding, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.endObject()
    writer.lineFeed()
    append(writer.bytes)
  }

  private func writeDriver(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.string("verbatim frontmatter")
    writer.key("rules")
    writer.beginArray()
    for example in RepairExample.all {
      let entry = FrontMatterRules.entries.first { $0.rule == example.rule }
      writeRule(example.rule.name, entry?.summary ?? "", to: &writer)
    }
    writeRule(FrontMatterFinding.unreadable, "Front matter that can't be read, nor repaired.", to: &writer)
    writer.endArray()
    writer.endObject()
  }

  private func writeRule(_ name: String, _ summary: String, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.string(name)
    writer.key("shortDescription")
    writeText(summary, to: &writer)
    writer.endObject()
  }

  private func writeText(_ text: String, to writer: inout JSONWriter) {
    writer.beginObject(inline: true)
    writer.key("text")
    writer.string(text)
    writer.endObject()
  }

  /// A reference, relative where the path is; a colon in it would begin an address.
  private func uri(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: ":")))
      ?? path
  }

  private func write(_ finding: FrontMatterFinding, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("ruleId")
    writer.string(finding.rule)
    writer.key("level")
    writer.string(finding.isFailure ? "error" : "warning")
    writer.key("message")
    writeText(finding.reason, to: &writer)
    writer.key("locations")
    writer.beginArray()
    writer.beginObject()
    writer.key("physicalLocation")
    writer.beginObject()
    writer.key("artifactLocation")
    writer.beginObject(inline: true)
    writer.key("uri")
    writer.string(uri(finding.path))
    writer.endObject()
    writer.key("region")
    writer.beginObject(inline: true)
    writer.key("startLine")
    writer.int(finding.place.line)
    writer.key("startColumn")
    writer.int(finding.place.character)
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.endObject()
  }
}
