internal import CPopplerGLib

/// Keeps poppler's tables in memory between documents.
///
/// Poppler builds its names of glyphs and its list of encodings, for which it reads folders, with the first document that is open, and
/// throws them away with the last one. A small document that stays open saves that on every file: 6 % of the instructions on pages
/// of the public benchmark.
enum PopplerTables {
  /// Opened once in a process, by whoever reads it first, and never closed.
  static let isKept: Bool = {
    let file = emptyFile
    guard let bytes = file.withUnsafeBytes({ g_bytes_new($0.baseAddress, gsize($0.count)) }) else { return false }
    defer { g_bytes_unref(bytes) }
    return poppler_document_new_from_bytes(bytes, nil, nil) != nil
  }()

  /// A PDF without pages.
  private static var emptyFile: [UInt8] {
    var text = "%PDF-1.4\n"
    var table = "xref\n0 3\n0000000000 65535 f \n"
    for (number, dictionary) in ["/Type/Catalog/Pages 2 0 R", "/Type/Pages/Kids[]/Count 0"].enumerated() {
      let place = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - place.utf8.count) + place + " 00000 n \n"
      text += "\(number + 1) 0 obj\n<<\(dictionary)>>\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
