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
    }
    return best?.extractor
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
