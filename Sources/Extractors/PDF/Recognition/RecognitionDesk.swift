internal import CPopplerGLib
internal import Provenance
internal import Stages

/// Decides which pages of a document are read from their pictures, and reads them.
final class RecognitionDesk {
  private static let usualPages = 20
  /// The share of a page with few words that is covered where it is a picture with text.
  private static let coveredShare: Float = 0.25
  /// Of a document no more is read in pictures than these pages would hold, so that it stays within its time.
  private static let pictureArea: Float = 3

  private let mode: PDFOptions.Recognition
  private let languages: [String]
  private let limit: Int
  private let recognizer: PageRecognizer
  private var pages = 0
  private var pagesWithPictures = 0
  private var areaOfPictures: Float = 0
  /// Pictures of the file that were looked at, and what they gave: a letter's head is the same on each of its pages.
  private var seen: [(place: PicturePlace, result: RecognizedPage?)] = []
  private(set) var sources: [(page: RecognizedPage, number: Int)] = []
  private(set) var diagnostics: [OpenedFile.FileDiagnostic] = []

  init(_ options: PDFOptions) {
    mode = options.ocr ?? .auto
    languages = options.languages ?? ["eng"]
    limit = options.ocrPages ?? RecognitionDesk.usualPages
    recognizer = PageRecognizer(languages: languages)
  }

  /// Looks at a page with its text; what is read is kept for later.
  func look(at page: OpaquePointer, number: Int, _ reader: PageReader, _ stored: FileDrawing?) {
    let quality = TextQuality(reader.text.utf8)
    if quality.isGarbled {
      note("pdf.garbled-text", "the text is no text: its fonts have no or wrong Unicode maps", number)
    }
    var pictures = PlacedPictures(page, reader, stored)
    let scan = mode != .never && quality.isEmpty ? pictures.wholePage() : nil
    guard mode != .never, isWanted(page, quality, scan) else {
      if quality.isEmpty { note("pdf.no-text", "the page has no text", number) }
      if mode == .auto { readPictures(&pictures, number, reader) }
      return
    }
    guard pages < limit else {
      note("pdf.ocr-limit", "the page's picture was not read: \(limit) pages were", number)
      return
    }
    read(scan, page, number, isEmpty: quality.isEmpty)
  }

  private func isWanted(_ page: OpaquePointer, _ quality: TextQuality, _ scan: PagePicture?) -> Bool {
    if mode == .always || quality.isGarbled { return true }
    guard quality.hasFewWords else { return false }
    // Without Tesseract there is nothing to look for.
    guard PageRecognizer.version != nil else { return quality.isEmpty }
    guard let picture = scan?.glance ?? PagePicture(page, resolution: PagePicture.glanceResolution) else {
      return false
    }
    return picture.inkedShare > (quality.isEmpty ? 0.01 : RecognitionDesk.coveredShare)
  }

  private func read(_ scan: PagePicture?, _ page: OpaquePointer, _ number: Int, isEmpty: Bool) {
    switch recognizer.read(scan, or: page) {
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
      note("pdf.ocr", "read from its picture by \(reading(result))", number)
    }
  }

  /// Reads large pictures that look like text, on a page that has text of its own.
  private func readPictures(_ pictures: inout PlacedPictures, _ number: Int, _ reader: PageReader) {
    guard PageRecognizer.version != nil, pagesWithPictures < limit, areaOfPictures < RecognitionDesk.pictureArea else {
      return
    }
    let places = PicturePlace.places(reader)
    guard !places.isEmpty else { return }
    pagesWithPictures += 1
    for place in places where areaOfPictures < RecognitionDesk.pictureArea {
      let before = seen.first { $0.place.isAgain(at: place) }
      let result = before.map(\.result) ?? read(&pictures, place, reader.geometry)
      if before == nil, place.object != nil { seen.append((place, result)) }
      guard let result else { continue }
      sources.append((result, number))
      note(
        "pdf.ocr",
        "a picture was read by \(reading(result))", number)
    }
  }

  private func read(_ pictures: inout PlacedPictures, _ place: PicturePlace, _ page: PageGeometry) -> RecognizedPage? {
    guard let picture = pictures.picture(at: place), picture.looksDrawn else { return nil }
    areaOfPictures += place.box.width * place.box.height / max(1, page.width * page.height)
    return recognizer.read(picture, place: place)
  }

  private func reading(_ result: RecognizedPage) -> String {
    let unsure = result.unsure == 0 ? "" : ", \(result.unsure) left out as unsure"
    return "Tesseract \(PageRecognizer.version ?? "") (\(languages.joined(separator: "+"))): "
      + "\(result.words) words, mean confidence \(Int(result.meanConfidence.rounded())) of 100\(unsure)"
  }

  private func note(_ code: String, _ message: String, _ page: Int) {
    diagnostics.append(OpenedFile.FileDiagnostic(code, message, page: page))
  }
}
