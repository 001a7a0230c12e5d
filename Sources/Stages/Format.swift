public import Provenance

/// A file as the runner hands it over.
public struct SourceFile: Sendable {
  /// Path below the input root.
  public var key: String
  public var bytes: [UInt8]
  /// Where the document is known to come from: the base of its links.
  public var baseURL: String?
  /// Opens an encrypted file.
  public var password: String?
  /// A file with more pages is refused.
  public var pageLimit: Int?
  /// The charset that the file was said to be in when it was fetched.
  public var charset: String?

  public init(key: String, bytes: [UInt8], baseURL: String? = nil, password: String? = nil, pageLimit: Int? = nil) {
    self.key = key
    self.bytes = bytes
    self.baseURL = baseURL
    self.password = password
    self.pageLimit = pageLimit
  }

  /// The last part of the key.
  public var name: String {
    key.split(separator: "/").last.map(String.init) ?? key
  }
}

/// A file opened: its sources, and what is known of it before anything is read.
public struct OpenedFile: Sendable {
  /// `Source.id` is the index.
  public var sources: [Source]
  /// Of text files: the charset as WHATWG names it, in lower case.
  public var encoding: String?
  public var pages: [Page]
  /// Of formats made of inner files: those that were read.
  public var parts: [Part] = []
  public var diagnostics: [FileDiagnostic]

  public struct Page: Sendable {
    /// In points, as displayed.
    public var width: Float
    public var height: Float
    public var label: String?

    public init(width: Float, height: Float, label: String? = nil) {
      self.width = width
      self.height = height
      self.label = label
    }
  }

  /// A file inside the file.
  public struct Part: Sendable {
    /// As the container names it, such as `OEBPS/ch1.xhtml`; a place in it is `in` `zip:OEBPS/ch1.xhtml`.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Noted while opening; becomes a diagnostic of the record.
  public struct FileDiagnostic: Sendable {
    public var code: String
    public var message: String
    public var page: Int?

    public init(_ code: String, _ message: String, page: Int? = nil) {
      self.code = code
      self.message = message
      self.page = page
    }
  }

  public init(sources: [Source], encoding: String? = nil, pages: [Page] = [], diagnostics: [FileDiagnostic] = []) {
    self.sources = sources
    self.encoding = encoding
    self.pages = pages
    self.diagnostics = diagnostics
  }

  /// A text file as one source; `invalidCount` places of it are no text in the charset, and are U+FFFD.
  public init(text utf8: [UInt8], map: ByteMap, encoding: String, invalidCount: Int) {
    let source = Source(id: SourceID(0), utf8: utf8, locator: .bytes(map, part: nil))
    self.init(sources: [source], encoding: encoding)
    if invalidCount > 0 {
      diagnostics.append(
        FileDiagnostic("text.invalid-bytes", "\(invalidCount) places are no \(encoding) and are U+FFFD"))
    }
  }
}

extension Failure {
  /// Bytes that a text file has not.
  public static let binaryText = Failure(
    "text.binary", "not a text file", advice: "give the file the extension of what it is")
}

/// How sure a format is that a file is its own.
public enum Confidence: Int, Comparable, Sendable {
  case no
  /// Only that nothing speaks against it.
  case possible
  /// By the name.
  case name
  /// By the first bytes.
  case content
  /// By the first bytes and the name, or by a signature.
  case certain

  public static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}

/// Recognises and opens a kind of file. `verify`, `explain` and `review` open sources by this alone.
public protocol Format: Sendable {
  /// Such as `text/markdown`.
  static var mediaType: String { get }
  /// Extensions in lower case, without the dot.
  static var fileExtensions: [String] { get }
  /// How sure the format is that a file is its own, by its first 4,096 bytes and its name.
  static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence
  /// - Throws: `Failure` where the file can't be opened.
  static func open(_ file: SourceFile) throws -> OpenedFile
  /// The ranges of a source that are its text, so that none of their letters and digits may be lost: HTML outside tags,
  /// script and style; everything else whole.
  static func text(of source: Source) -> [Range<Int>]
  /// Whether it opens files of media types that no other format is for, as text.
  static var opensOtherTypes: Bool { get }
}

extension Format {
  public static var opensOtherTypes: Bool { false }

  public static func text(of source: Source) -> [Range<Int>] {
    switch source.locator {
    case .bytes, .page: source.count == 0 ? [] : [source.indices]
    case .whole: []
    }
  }
}
