/// What may be letters in a picture, told by their shapes alone, which costs a tenth of reading them.
struct PictureLetters {
  /// Languages, by Tesseract's names, whose letters stand apart from each other on a line.
  private static let languages: Set<String> = [
    "afr", "bel", "bos", "bul", "cat", "ces", "cym", "dan", "deu", "ell", "eng", "epo", "est", "eus", "fin", "fra",
    "gle",
    "glg", "hrv", "hun", "ind", "isl", "ita", "kaz", "lat", "lav", "lit", "ltz", "mkd", "mlt", "msa", "nld", "nor",
    "oci",
    "pol", "por", "ron", "rus", "slk", "slv", "spa", "sqi", "srp", "srp_latn", "swa", "swe", "tgl", "tur", "ukr", "uzb",
    "vie",
  ]

  private let picture: PagePicture
  private let rows: [LetterRow]
  /// In words of three and more.
  let count: Int

  /// Nil where the shapes tell nothing.
  init?(_ picture: PagePicture) {
    guard let shapes = ShapeFinder.shapes(picture.pixels, width: picture.width, darkest: picture.inkLimit),
      let rows = LetterRow.rows(shapes)
    else { return nil }
    self.picture = picture
    let words = rows.filter(\.isWord)
    count = words.reduce(0) { $0 + $1.letters }
    self.rows = rows.count == words.count ? rows : words + PictureLetters.others(rows, like: words)
  }

  static func know(_ languages: [String]) -> Bool { languages.allSatisfy(PictureLetters.languages.contains) }

  /// Numbers and single letters are as high as those of words.
  private static func others(_ rows: [LetterRow], like words: [LetterRow]) -> [LetterRow] {
    let heights = Set(
      words.flatMap(\.shapes).map(\.height).flatMap { Int(0.85 * Float($0))...Int((1.15 * Float($0)).rounded(.up)) })
    return rows.filter { !$0.isWord && heights.contains($0.usualHeight) }
  }

  /// The same picture with nothing but these, all dark on white.
  var alone: PagePicture {
    var pixels = [UInt8](repeating: 255, count: picture.pixels.count)
    // What is light within letters is no letter: long rows are the last word on their place.
    for row in rows.map({ ($0, $0.letters) }).sorted(by: { $0.1 < $1.1 }).map(\.0) {
      let margin = max(3, (row.bottom - row.top) / 3)
      let columns = max(0, row.left - margin)..<min(picture.width, row.right + 1 + margin)
      for y in max(0, row.top - margin)..<min(picture.height, row.bottom + 1 + margin) {
        for x in columns {
          let pixel = picture.pixels[y * picture.width + x]
          pixels[y * picture.width + x] = row.isDark ? pixel : 255 - pixel
        }
      }
    }
    return PagePicture(GreyPixels(bytes: pixels, width: picture.width, height: picture.height), scale: picture.scale)
  }
}

extension PagePicture {
  /// The shade up to which pixels are ink: that which parts them best into two kinds (Otsu 1979).
  fileprivate var inkLimit: UInt8 {
    var counts = [Int](repeating: 0, count: 256)
    for pixel in pixels { counts[Int(pixel)] += 1 }
    let all = Double(pixels.count)
    let sum = counts.indices.reduce(0.0) { $0 + Double($1 * counts[$1]) }
    var (dark, darkSum) = (0.0, 0.0)
    var best = (shade: 0, worth: -1.0)
    for shade in counts.indices {
      dark += Double(counts[shade])
      darkSum += Double(shade * counts[shade])
      guard dark > 0, dark < all else { continue }
      let distance = sum * dark / all - darkSum
      let worth = distance * distance / (dark * (all - dark))
      if worth > best.worth { best = (shade, worth) }
    }
    return UInt8(best.shade)
  }
}
