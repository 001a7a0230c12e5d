/// What pipeline.json may say under the options of `pdf`.
public struct PDFOptions: Decodable, Sendable {
  public enum Recognition: String, Decodable, Sendable, CaseIterable {
    /// Pages that are pictures: few words or none, or words that are no text, while ink covers much of the page. And large
    /// pictures on other pages, where they look like text.
    case auto
    /// As `auto`, but no pictures on pages that have text of their own.
    case pages
    /// Every page.
    case always
    case never
  }

  /// Whether the pictures of pages are read by Tesseract; `auto` if not given.
  public var ocr: Recognition?
  /// Tesseract's names of languages; `["eng"]` if not given.
  public var languages: [String]?
  /// Of a document no more pages than this are read from their pictures; 20 if not given.
  public var ocrPages: Int?

  public init(ocr: Recognition? = nil, languages: [String]? = nil, ocrPages: Int? = nil) {
    self.ocr = ocr
    self.languages = languages
    self.ocrPages = ocrPages
  }
}
