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
  static let resolution = 200.0

  private let languages: String
  private let knowsLetters: Bool
  private var recognizer: OpaquePointer?
  private var isTried = false

  init(languages: [String]) {
    self.languages = languages.joined(separator: "+")
    knowsLetters = PictureLetters.know(languages)
  }

  deinit {
    if let recognizer { OpenRecognizers.give(back: recognizer, languages) }
  }

  /// The library's version, where it is there.
  static var version: String? { verbatim_recognizer_version().map { String(cString: $0) } }

  /// Reads the picture of a page, which is drawn where it is not known.
  func read(_ picture: PagePicture?, or page: OpaquePointer) -> Result {
    guard let recognizer = opened() else { return .missing }
    guard let picture = picture ?? PagePicture(page, resolution: PageRecognizer.resolution),
      let page = words(of: picture, recognizer, picture.isDark ? VERBATIM_PICTURE_DARK : VERBATIM_PICTURE_PLAIN)
    else { return .nothing }
    return page.words == 0 ? .nothing : .words(page)
  }

  /// Fewer words in a picture are labels.
  private static let fewWords = 60
  private static let lettersOfWord = 5
  /// Three words of three letters.
  private static let fewLetters = 9
  private static let lettersAnywhere = verbatim_picture(
    rawValue: VERBATIM_PICTURE_SCATTERED.rawValue | VERBATIM_PICTURE_LETTERS.rawValue)

  /// Reads words that stand anywhere in a picture on a page, as in a chart; where they are many, as lines of a text or of a
  /// table: these know more of each other, so they count where they give as much. Nil where it is no text.
  func read(_ picture: PagePicture, place: PicturePlace) -> RecognizedPage? {
    guard !picture.isDark, knowsLetters, let letters = PictureLetters(picture) else {
      return readAnywhere(picture, picture.isDark ? VERBATIM_PICTURE_DARK : VERBATIM_PICTURE_PLAIN, place)
    }
    guard letters.count >= PageRecognizer.fewLetters, let recognizer = opened() else { return nil }
    let mayBeText = letters.count >= PageRecognizer.fewWords * PageRecognizer.lettersOfWord
    let lines = mayBeText ? words(of: picture, recognizer, VERBATIM_PICTURE_PLAIN, place) : nil
    if let lines, lines.isText, lines.letters * 10 >= letters.count * 9 { return lines }
    let scattered = words(of: letters.alone, recognizer, PageRecognizer.lettersAnywhere, place)
    return better(scattered, lines: lines) { words(of: picture, recognizer, VERBATIM_PICTURE_PLAIN, place) }
  }

  private func readAnywhere(_ picture: PagePicture, _ kind: verbatim_picture, _ place: PicturePlace) -> RecognizedPage?
  {
    let anywhere = verbatim_picture(rawValue: VERBATIM_PICTURE_SCATTERED.rawValue | kind.rawValue)
    guard let recognizer = opened() else { return nil }
    return better(words(of: picture, recognizer, anywhere, place), lines: nil) {
      words(of: picture, recognizer, kind, place)
    }
  }

  /// Of what was read anywhere and in lines; these are read now where that is worth it and was not done.
  private func better(_ scattered: RecognizedPage?, lines known: RecognizedPage?, read: () -> RecognizedPage?)
    -> RecognizedPage?
  {
    guard let scattered else { return known.flatMap { $0.isText ? $0 : nil } }
    let isLong = scattered.words + scattered.unsure >= PageRecognizer.fewWords
    let lines = known ?? (isLong ? read() : nil)
    if let lines, lines.isText, lines.letters * 20 >= scattered.letters * 19 { return lines }
    return scattered.isText ? scattered : lines.flatMap { $0.isText ? $0 : nil }
  }

  private func opened() -> OpaquePointer? {
    if !isTried {
      isTried = true
      recognizer = OpenRecognizers.take(languages)
    }
    return recognizer
  }

  private func words(
    of picture: PagePicture, _ recognizer: OpaquePointer, _ kind: verbatim_picture, _ place: PicturePlace? = nil
  ) -> RecognizedPage? {
    let table = picture.pixels.withUnsafeBufferPointer {
      verbatim_recognizer_read(
        recognizer, $0.baseAddress, Int32(picture.width), Int32(picture.height), 1, Int32(picture.width),
        Int32(72 * picture.scale), Int32(kind.rawValue))
    }
    guard let table else { return nil }
    defer { verbatim_recognizer_free(recognizer, table) }
    return RecognizedPage(table: RepairedText(table).utf8, scale: picture.scale, place: place)
  }
}
