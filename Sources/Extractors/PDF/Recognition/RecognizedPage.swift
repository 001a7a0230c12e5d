internal import Provenance
internal import Stages

/// The words that Tesseract read on a page, as text with a box for each scalar: a line for each line, a space between words.
struct RecognizedPage {
  /// Words that Tesseract is less sure of, of 100, are left out: they are stains more often than words.
  private static let leastConfidence: Float = 35
  /// In a picture on a page that has text of its own, where marks are more often no words.
  private static let leastPictureConfidence: Float = 70
  /// So many words that are sure make a line of which more is believed.
  private static let fewSureWords = 3
  /// A line of type is this much higher than its size, by Tesseract's boxes.
  private static let sizeOfHeight: Float = 0.95

  private(set) var utf8: [UInt8] = []
  private(set) var offsets: [Int32] = [0]
  private(set) var boxes: [Box] = []
  /// Sizes in points, and where each begins.
  private(set) var sizes: [(start: Int32, size: Float)] = []
  private(set) var words = 0
  private(set) var unsure = 0
  private var confidence: Float = 0
  /// Letters and digits of its words.
  private(set) var letters = 0
  /// Words of three letters and more.
  private var longWords = 0
  private let place: PicturePlace?

  /// Whether what was read in a picture is text: some words, and not too many marks that may be none.
  var isText: Bool { longWords >= 3 && unsure <= 2 * words }

  /// Of 100.
  var meanConfidence: Float { words == 0 ? 0 : confidence / Float(words) }

  private struct Row {
    var level: Int
    var line: (block: Int, paragraph: Int, line: Int)
    var box: Box
    var confidence: Float
    var text: ArraySlice<UInt8>

    /// Or a digit.
    var hasLetter: Bool { scalars.contains { $0.isLetter || $0.isDigit } }

    /// Two letters beside each other, a digit, or a letter that is a word (U+2E80 on).
    var isWord: Bool {
      scalars.contains { $0.isDigit || $0.value >= 0x2E80 && $0.isLetter }
        || zip(scalars, scalars.dropFirst()).contains { $0.isLetter && $1.isLetter }
    }

    private var scalars: [Unicode.Scalar] { Array(String(decoding: text, as: UTF8.self).unicodeScalars) }
  }

  /// - Parameters:
  ///   - table: Tesseract's tab-separated values: level, page, block, paragraph, line, word, left, top, width, height,
  ///     confidence, text.
  ///   - scale: pixels to a point.
  ///   - place: of a picture on the page; nil for all of the page.
  init(table: [UInt8], scale: Float, place: PicturePlace? = nil) {
    self.place = place
    let least = place == nil ? RecognizedPage.leastConfidence : RecognizedPage.leastPictureConfidence
    let rows = table.split(separator: UInt8(ascii: "\n")).compactMap {
      RecognizedPage.row($0, scale: scale, place: place)
    }
    let heights = place == nil ? RecognizedPage.heights(rows) : RecognizedPage.evened(RecognizedPage.heights(rows))
    let lines = RecognizedPage.linesWithWords(rows, least: least)
    let sureLines = RecognizedPage.sureLines(rows, least: least)
    var open: (block: Int, paragraph: Int, line: Int)?
    for row in rows where row.level == 5 {
      let needed = sureLines.contains(RecognizedPage.key(row.line)) ? RecognizedPage.leastConfidence : least
      guard row.confidence >= needed, lines.contains(RecognizedPage.key(row.line)), place == nil || row.hasLetter else {
        unsure += 1
        continue
      }
      if let place, place.hasText(at: row.box) { continue }
      if let line = open { append(line == row.line ? 0x20 : 0x0A) }
      if open.map({ $0 != row.line }) ?? true {
        let size = (heights[RecognizedPage.key(row.line.block, row.line.paragraph)] ?? row.box.height)
        sizes.append((Int32(boxes.count), max(1, (size * RecognizedPage.sizeOfHeight * 2).rounded() / 2)))
      }
      open = row.line
      append(row.text, in: row.box)
      words += 1
      count(row.text)
      confidence += row.confidence
    }
  }

  private mutating func count(_ text: ArraySlice<UInt8>) {
    let count = text.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
    letters += count + text.count(where: \.isDigit)
    if count >= 3 { longWords += 1 }
  }

  /// Lines with a number or with two letters beside each other: others are icons and stains.
  private static func linesWithWords(_ rows: [Row], least: Float) -> Set<Int> {
    Set(rows.filter { $0.level == 5 && $0.confidence >= least && $0.isWord }.map { key($0.line) })
  }

  /// Lines with several words that are sure: what stands between them is no stain.
  private static func sureLines(_ rows: [Row], least: Float) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for row in rows where row.level == 5 && row.confidence >= least && row.hasLetter {
      counts[key(row.line), default: 0] += 1
    }
    return Set(counts.filter { $0.value >= fewSureWords }.keys)
  }

  private static func key(_ line: (block: Int, paragraph: Int, line: Int)) -> Int {
    (line.block << 20 | line.paragraph) << 20 | line.line
  }

  private static func key(_ block: Int, _ paragraph: Int) -> Int { block << 20 | paragraph }

  /// The usual height of the lines of each paragraph, in points.
  private static func heights(_ rows: [Row]) -> [Int: Float] {
    var heights: [Int: [Float]] = [:]
    for row in rows where row.level == 4 {
      heights[key(row.line.block, row.line.paragraph), default: []].append(row.box.height)
    }
    return heights.mapValues { $0.sorted()[$0.count / 2] }
  }

  /// In a picture a line's height says which of its letters reach up or down: heights that are nearly those of most lines are
  /// theirs.
  private static func evened(_ heights: [Int: Float]) -> [Int: Float] {
    guard !heights.isEmpty else { return heights }
    let usual = heights.values.sorted()[heights.count / 2]
    return heights.mapValues { abs($0 - usual) < 0.3 * usual ? usual : $0 }
  }

  private static func row(_ line: ArraySlice<UInt8>, scale: Float, place: PicturePlace?) -> Row? {
    let cells = line.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
    guard cells.count >= 11 else { return nil }
    let numbers = cells[0..<10].compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 10, let confidence = Float(String(decoding: cells[10], as: UTF8.self)) else { return nil }
    let text = cells.count > 11 ? cells[11] : []
    guard numbers[0] != 5 || text.contains(where: { $0 > 0x20 }) else { return nil }
    let limit = 1 << 19
    guard numbers.allSatisfy({ $0 >= -limit && $0 <= limit }) else { return nil }
    let box = Box(
      x: Float(numbers[6]) / scale + (place?.box.x ?? 0), y: Float(numbers[7]) / scale + (place?.box.y ?? 0),
      width: Float(numbers[8]) / scale, height: Float(numbers[9]) / scale)
    return Row(
      level: numbers[0], line: (numbers[2], numbers[3], numbers[4]), box: box, confidence: confidence, text: text)
  }

  /// White space between words stands at the end of the one before.
  private mutating func append(_ space: UInt8) {
    guard let last = boxes.last else { return }
    utf8.append(space)
    offsets.append(Int32(utf8.count))
    boxes.append(Box(x: last.right, y: last.y, width: 0, height: last.height))
  }

  /// A word's characters share its width.
  private mutating func append(_ text: ArraySlice<UInt8>, in box: Box) {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.filter { $0.value > 0x20 }
    let width = box.width / Float(max(1, scalars.count))
    for (index, scalar) in scalars.enumerated() {
      utf8 += Array(String(Character(scalar)).utf8)
      offsets.append(Int32(utf8.count))
      boxes.append(Box(x: box.x + Float(index) * width, y: box.y, width: width, height: box.height))
    }
  }

  /// The page as a source, with the links of the page.
  func source(id: Int, number: Int, size: OpenedFile.Page, links: [LinkArea]) -> Source {
    var styles: [TextStyle] = []
    var runs: [StyleRun] = []
    for (start, points) in sizes {
      let style = TextStyle(font: "", size: points, color: 0, isUnderlined: false)
      let known = styles.firstIndex(of: style) ?? styles.count
      if known == styles.count { styles.append(style) }
      runs.append(StyleRun(start: start, style: Int32(known)))
    }
    var detail = PageDetail(styles: styles, runs: runs, links: links)
    detail.isRecognized = true
    detail.picture = place?.box
    return Source(
      id: SourceID(id), utf8: utf8,
      locator: .page(
        PageGeometry(
          number: number, width: size.width, height: size.height, label: size.label, boxes: boxes, offsets: offsets)),
      detail: detail)
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { properties.isAlphabetic }
  fileprivate var isDigit: Bool { properties.numericType == .decimal }
}
