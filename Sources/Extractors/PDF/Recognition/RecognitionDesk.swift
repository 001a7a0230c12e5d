internal import CPopplerGLib
internal import Provenance
internal import Stages

/// Decides which pages of a document are read from their pictures, and reads them.
final class RecognitionDesk {
  private static let usualPages = 20
  /// The share of a page with few words that is covered where it is a picture with text.
  private static let coveredShare: Float = 0.25
  private static let glanceResolution = 36.0

  private let mode: PDFOptions.Recognition
  private let languages: [String]
  private let limit: Int
  private let recognizer: PageRecognizer
  private var pages = 0
  private(set) var sources: [(page: RecognizedPage, number: Int)] = []
  private(set) var diagnostics: [OpenedFile.FileDiagnostic] = []

  init(_ options: PDFOptions) {
    mode = options.ocr ?? .auto
    languages = options.languages ?? ["eng"]
    limit = options.ocrPages ?? RecognitionDesk.usualPages
    recognizer = PageRecognizer(languages: languages)
  }

  /// Looks at a page with its text; what is read is kept for later.
  func look(at page: OpaquePointer, number: Int, text: [UInt8]) {
    let quality = TextQuality(text)
    if quality.isGarbled {
      note("pdf.garbled-text", "the text is no text: its fonts have no or wrong Unicode maps", number)
    }
    guard mode != .never, isWanted(page, quality) else {
      if quality.isEmpty { note("pdf.no-text", "the page has no text", number) }
      return
    }
    guard pages < limit else {
      note("pdf.ocr-limit", "the page's picture was not read: \(limit) pages were", number)
      return
    }
    read(page, number, isEmpty: quality.isEmpty)
  }

  private func isWanted(_ page: OpaquePointer, _ quality: TextQuality) -> Bool {
    if mode == .always || quality.isGarbled { return true }
    guard quality.hasFewWords else { return false }
    // Without Tesseract there is nothing to look for.
    guard PageRecognizer.version != nil else { return quality.isEmpty }
    guard let picture = PagePicture(page, resolution: RecognitionDesk.glanceResolution) else { return false }
    return picture.inkedShare > (quality.isEmpty ? 0.01 : RecognitionDesk.coveredShare)
  }

  private func read(_ page: OpaquePointer, _ number: Int, isEmpty: Bool) {
    switch recognizer.read(page) {
    case .missing:
      let what = isEmpty ? "the page has no text" : "the page may be a picture"
      note(
        "pdf.no-text", "\(what), and Tesseract with \(languages.joined(separator: "+")) is not there to read it", number
      )
    case .nothing:
      pages += 1
      if isEmpty { note("pdf.no-text", "the page has no text, and none was read in its picture", number) }
    case .words(let result):
      pages += 1
      sources.append((result, number))
      let unsure = result.unsure == 0 ? "" : ", \(result.unsure) left out as unsure"
      note(
        "pdf.ocr",
        "read from its picture by Tesseract \(PageRecognizer.version ?? "") (\(languages.joined(separator: "+"))): "
          + "\(result.words) words, mean confidence \(Int(result.meanConfidence.rounded())) of 100\(unsure)", number)
    }
  }

  private func note(_ code: String, _ message: String, _ page: Int) {
    diagnostics.append(OpenedFile.FileDiagnostic(code, message, page: page))
  }
}
