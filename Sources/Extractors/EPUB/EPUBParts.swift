import Charsets
import Provenance
import Stages
import ZipFiles

/// The parts of a book that are read, as sources.
struct EPUBParts {
  private(set) var opened = OpenedFile(sources: [])
  private var names: Set<String> = []

  /// Reads a part, once, however often it is asked for.
  @discardableResult
  mutating func add(_ name: String, _ kind: EPUBPart, of archive: ZipArchive) throws -> Source {
    if let known = opened.parts.firstIndex(where: { $0.name == name }), names.contains(name) {
      return opened.sources[known]
    }
    let bytes = try archive.read(name)
    let decoded = Charsets.decode(bytes, hint: .html)
    let source = Source(
      id: SourceID(opened.sources.count), utf8: decoded.utf8, locator: .bytes(decoded.map, part: "zip:" + name),
      detail: kind)
    opened.sources.append(source)
    opened.parts.append(OpenedFile.Part(name: name, bytes: bytes))
    names.insert(name)
    if decoded.invalidCount > 0 {
      opened.diagnostics.append(
        OpenedFile.FileDiagnostic(
          "charset.invalid", "\(name): \(decoded.invalidCount) stretches of bytes are no \(decoded.encoding) text"))
    }
    return source
  }
}
