internal import CPopplerGLib
internal import CShims
internal import Provenance

/// Reads the pictures of pages by Tesseract, which need not be there: it is loaded when it is first wanted.
final class PageRecognizer {
  /// What a page gave.
  enum Result {
    case words(RecognizedPage)
    case nothing
    /// Neither library nor data.
    case missing
  }

  /// Dots per inch; on typeset pages more cost more and were read no better.
  private static let resolution = 200.0

  private let languages: String
  private var recognizer: OpaquePointer?
  private var isTried = false

  init(languages: [String]) {
    self.languages = languages.joined(separator: "+")
  }

  deinit {
    if let recognizer { verbatim_recognizer_close(recognizer) }
  }

  /// The library's version, where it is there.
  static var version: String? { verbatim_recognizer_version().map { String(cString: $0) } }

  func read(_ page: OpaquePointer) -> Result {
    if !isTried {
      isTried = true
      recognizer = verbatim_recognizer_open(languages)
    }
    guard let recognizer else { return .missing }
    guard let picture = PagePicture(page, resolution: PageRecognizer.resolution) else { return .nothing }
    let dotsPerInch = Int32(72 * picture.scale)
    let table = picture.pixels.withUnsafeBufferPointer {
      verbatim_recognizer_read(
        recognizer, $0.baseAddress, Int32(picture.width), Int32(picture.height), 1, Int32(picture.width), dotsPerInch,
        picture.isDark ? 1 : 0)
    }
    guard let table else { return .nothing }
    defer { verbatim_recognizer_free(recognizer, table) }
    let page = RecognizedPage(table: RepairedText(table).utf8, scale: picture.scale)
    return page.words == 0 ? .nothing : .words(page)
  }
}
