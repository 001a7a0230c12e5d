import ArgumentParser
import Charsets
import Foundation
import FrontMatter
import JSONText
import Provenance

/// Reads and repairs the front matter of Markdown files.
struct FrontMatterCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "frontmatter",
    abstract: "Read and repair front matter.",
    discussion: """
      Prints each file's metadata, its body and the repairs that were needed. With --check, prints one line for each \
      repair and exits with 1 if there is any.
      """)

  @Argument(help: "Markdown files, or folders of them.", completion: .file())
  var paths: [String]

  @Option(help: "json: one object, or a list of them. jsonl: one object a line.")
  var format: Format = .json

  @Flag(help: "Only say what needs repair; exit with 1 if anything does.")
  var check = false

  func run() throws {
    let files = try paths.flatMap(FrontMatterFiles.all)
    var output = FrontMatterOutput()
    if check {
      var findings = 0
      for file in files { findings += try output.check(FrontMatterFile(path: file)) }
      output.flush()
      if findings > 0 { throw ExitCode(1) }
    } else {
      let isList = format == .json && (files.count > 1 || paths.contains(where: FrontMatterFiles.isFolder))
      if isList { output.begin() }
      for (index, file) in files.enumerated() {
        try output.write(FrontMatterFile(path: file), isLast: index == files.count - 1, isList: isList)
      }
      if isList { output.end() }
      output.flush()
    }
  }
}

/// The files that paths name.
enum FrontMatterFiles {
  static let extensions: Set<String> = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"]

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The file itself, or the Markdown files below a folder, in order of name.
  static func all(_ path: String) throws -> [String] {
    guard isFolder(path) else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) }.sorted()
      .map { path + "/" + $0 }
  }
}

/// A file with its repairs and what is read of it then.
struct FrontMatterFile {
  let path: String
  let source: Source
  let edits: [SourceEdit]
  let repaired: Source
  let reading: FrontMatterReading

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("cannot read \(path)")
    }
    self.path = path
    let bytes = [UInt8](data)
    // A byte-order mark of UTF-8 stays: it is one of the things to repair.
    let decoded =
      String(validating: bytes, as: UTF8.self) == nil
      ? Charsets.decode(bytes) : DecodedText(utf8: bytes, map: .identity, encoding: "utf-8", invalidCount: 0)
    source = Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))
    edits = try FrontMatterRepairer().repair(source)
    repaired = source.repaired(by: edits)
    reading = FrontMatter.read(repaired)
  }

  /// Line and column of an offset, from 1, in bytes.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    for index in 0..<min(offset, source.count) where source.utf8[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return (line, offset - start + 1)
  }
}

/// Standard output, in pieces.
struct FrontMatterOutput {
  private var bytes: [UInt8] = []

  mutating func begin() { bytes.append(contentsOf: "[\n".utf8) }
  mutating func end() { bytes.append(contentsOf: "]\n".utf8) }

  mutating func write(_ file: FrontMatterFile, isLast: Bool, isList: Bool) {
    var writer = JSONWriter(compact: true)
    writer.beginObject()
    writer.key("source")
    writer.string(file.path)
    writer.key("metadata")
    FrontMatter.write(file.reading.metadata, to: &writer)
    writer.key("body")
    writer.string(utf8: Array(file.repaired.utf8[file.reading.body]))
    writer.key("repairs")
    writer.beginArray()
    for edit in file.edits { write(edit, file, to: &writer) }
    writer.endArray()
    if let failure = file.reading.failure {
      writer.key("failure")
      writer.string(failure.description)
    }
    writer.endObject()
    bytes.append(contentsOf: writer.bytes)
    if isList, !isLast { bytes.append(0x2C) }
    bytes.append(0x0A)
    if bytes.count > 1 << 20 { flush() }
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
    writer.string(utf8: Array(file.source.utf8[edit.range]))
    writer.key("inserted")
    writer.string(utf8: edit.replacement)
    writer.key("reason")
    writer.string(edit.reason)
    writer.endObject()
  }

  /// One line a finding: file:line:column, rule, reason. Returns how many.
  mutating func check(_ file: FrontMatterFile) -> Int {
    for edit in file.edits {
      let place = file.place(of: edit.range.lowerBound)
      bytes.append(
        contentsOf: "\(file.path):\(place.line):\(place.column): \(edit.rule.name): \(edit.reason)\n".utf8)
    }
    if let failure = file.reading.failure {
      let place = file.place(of: failure.offset)
      bytes.append(
        contentsOf: "\(file.path):\(place.line):\(place.column): front-matter.unreadable: \(failure.reason)\n".utf8)
    }
    return file.edits.count + (file.reading.failure == nil ? 0 : 1)
  }

  mutating func flush() {
    FileHandle.standardOutput.write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
