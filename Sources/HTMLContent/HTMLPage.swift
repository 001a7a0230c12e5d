public import DocumentModel
public import Provenance

/// A page, or a piece of one, as blocks; and the tags that carry metadata, by their places.
public struct HTMLPage: Sendable {
  /// A tag outside the text that says something about the page.
  public struct HeadTag: Sendable {
    public var tag: HTMLTag
    /// Bytes of the start tag.
    public var range: Range<Int>
    /// Bytes of what stands in the element, where that is no markup: a title, a script.
    public var content: Range<Int>
  }

  /// An element that names a property of microdata or RDFa, or a time.
  public struct PropertyTag: Sendable {
    public var tag: HTMLTag
    public var range: Range<Int>
    /// Bytes from the start tag's end to the end tag.
    public var content: Range<Int>
    /// Index into the elements.
    public var element: Int
  }

  public internal(set) var blocks: [Block] = []
  public internal(set) var links: [Link] = []
  public internal(set) var images: [Image] = []
  public internal(set) var elements: [Element] = []
  public internal(set) var dropped: [Dropped] = []
  public internal(set) var head: [HeadTag] = []
  public internal(set) var properties: [PropertyTag] = []
  /// Elements that the page hides from sight, by their bytes.
  var hidden: [Range<Int>] = []
  /// What stands in `noscript` elements.
  var noscripts: [Range<Int>] = []
  /// Comments, with their brackets.
  public internal(set) var comments: [Range<Int>] = []

  /// Reads a page, or a piece of HTML inside another format; XHTML by HTML's rules, but for tags that end with `/>`.
  public init(_ source: Source, in range: Range<Int>? = nil, isXML: Bool = false) {
    self.init(source, in: range, isXML: isXML, showing: [])
  }

  /// - Parameters:
  ///   - source: a page.
  ///   - range: the bytes to read; nil for all.
  ///   - isXML: whether tags that end with `/>` hold nothing.
  ///   - shown: where elements begin that are read although the page hides them.
  init(_ source: Source, in range: Range<Int>?, isXML: Bool = false, showing shown: Set<Int>) {
    self = source.utf8.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return HTMLPage() }
      var sink = BlockBuilder(source, bytes)
      sink.shown = shown
      var reader = HTMLTreeReader(start, in: range ?? source.indices, isXML: isXML, sink: sink)
      var builder = reader.read()
      return builder.finish()
    }
  }

  init() {}
}
