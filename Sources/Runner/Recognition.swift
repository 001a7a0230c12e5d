public import Stages

/// Which extractor a file is for: by content, then by name.
public enum Recognition {
  /// The extractor whose format is surest; the plan's order decides between equals. Nil where none is.
  ///
  /// A file that nobody named has to be recognised by content or name; that nothing speaks against it is not enough.
  public static func extractor(
    for file: SourceFile, isNamed: Bool = true, among extractors: [any Extractor]
  ) -> (any Extractor)? {
    let head = file.bytes.prefix(4096)
    var best: (extractor: any Extractor, confidence: Confidence)?
    let least = isNamed ? Confidence.no : .possible
    for extractor in extractors {
      let confidence = extractor.recognizes(head, name: file.name)
      if confidence > (best?.confidence ?? least) { best = (extractor, confidence) }
      // None can be surer.
      if confidence == .certain { break }
    }
    return best?.extractor
  }

  /// The extractor for a document out of a container: by what it was said to be, where its bytes do not say otherwise. Its
  /// name says nothing: a page about a Markdown file has the file's name. Nil where none is.
  public static func extractor(for file: ContainedFile, among extractors: [any Extractor]) -> (any Extractor)? {
    let head = file.bytes.prefix(4096)
    guard !head.isEmpty else { return nil }
    let said = file.mediaType.flatMap {
      extractor(forMediaType: $0 == "application/xhtml+xml" ? "text/html" : $0, among: extractors)
    }
    if let said, said.recognizes(head, name: "") >= .content { return said }
    let shown = extractor(for: SourceFile(key: "", bytes: Array(head)), among: extractors)
    if let shown, shown.recognizes(head, name: "") >= .content { return shown }
    return said.flatMap { $0.recognizes(head, name: "") > .no ? $0 : nil }
  }

  /// The extractor for a media type.
  public static func extractor(forMediaType mediaType: String, among extractors: [any Extractor]) -> (any Extractor)? {
    extractors.first { $0.mediaType == mediaType }
  }

  /// Whether some format claims a file by its name alone.
  public static func claims(name: String, _ extractors: [any Extractor]) -> Bool {
    extractors.contains { $0.fileExtensions.contains(fileExtension(name)) }
  }

  /// The last extension, in lower case; empty where there is none.
  public static func fileExtension(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
