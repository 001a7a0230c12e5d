internal import DocumentModel
internal import Provenance

/// A page's characters with their places and styles, as layout analysis looks at them.
struct PageText {
  let source: Source
  /// As layout analysis looks at the page; turned where its text runs up or down, from left
  /// to right where it runs the other way.
  let geometry: PageGeometry
  let detail: PageDetail
  /// One for each scalar.
  let codes: ScalarCodes
  /// Index into the page's styles for each scalar.
  let styles: ScalarStyles
  let isBold: [Bool]
  let isSlanted: [Bool]
  let isSymbolic: [Bool]
  /// Whether a style's letters are all as wide as each other.
  let isFixed: [Bool]
  /// Spaces that part no words.
  let falseSpaces: Set<Int>
  /// Where words begin that are read before the ones before them.
  private(set) var jumps: Set<Int> = []
  private let drawnBullets: DrawnBullets

  /// Nil where the source is no page.
  init?(_ source: Source) {
    guard case .page(let places) = source.locator else { return nil }
    self.source = source
    var codes = PageText.codes(source.utf8, places.offsets)
    var detail = source.detail as? PageDetail ?? PageDetail(styles: [], runs: [], links: [])
    if let upright = PageTurner.upright(places, detail.links, codes: codes) {
      geometry = upright.geometry
      detail.links = upright.links
      detail.drawing = PageDrawing()
      detail.tags = []
    } else if let direction = ReadingDirection(places, codes: codes) {
      geometry = PageGeometry(
        number: places.number, width: places.width, height: places.height, label: places.label,
        boxes: direction.boxes, offsets: places.offsets)
      if direction.isMirrored { detail = detail.mirrored(width: places.width) }
      jumps = direction.jumps
    } else {
      geometry = places
    }
    self.detail = detail
    var falseSpaces = FalseSpaces.scalars(codes, geometry.boxes)
    // What nobody sees is white space that is not quoted.
    for scalar in detail.hidden.joined() where scalar < codes.count {
      codes[scalar] = 0x20
      falseSpaces.insert(scalar)
    }
    styles = ScalarStyles(detail.runs, count: codes.count)
    falseSpaces.formUnion(SpacedTypes.falseSpaces(codes, geometry.boxes, styles, count: detail.styles.count))
    (self.codes, self.falseSpaces) = (ScalarCodes(codes), falseSpaces)
    drawnBullets = DrawnBullets(detail.drawing)
    isBold = detail.styles.map(\.isBold)
    isSlanted = detail.styles.map(\.isSlanted)
    isSymbolic = detail.styles.map(\.isSymbolic)
    isFixed = PageText.fixedStyles(self.codes, styles, geometry.boxes, count: detail.styles.count)
  }

  private static func fixedStyles(
    _ codes: ScalarCodes, _ styles: ScalarStyles, _ boxes: [Box], count: Int
  ) -> [Bool] {
    var letters = [(count: Int, least: Float, most: Float)](repeating: (0, .infinity, 0), count: count)
    for scalar in 0..<codes.count where CharacterKind.isLetter(codes[scalar]) {
      let (style, width) = (Int(styles[scalar]), boxes[scalar].width)
      guard letters.indices.contains(style), width > 0 else { continue }
      letters[style].count += 1
      letters[style].least = min(letters[style].least, width)
      letters[style].most = max(letters[style].most, width)
    }
    return letters.map { $0.count >= 10 && $0.most - $0.least < 0.05 * $0.most }
  }

  var count: Int { codes.count }

  private static func codes(_ utf8: [UInt8], _ offsets: ScalarOffsets) -> [UInt32] {
    var codes: [UInt32] = []
    codes.reserveCapacity(offsets.count)
    for index in 0..<max(0, offsets.count - 1) {
      let start = Int(offsets[index])
      let lead = utf8[start]
      func rest(_ at: Int) -> UInt32 { UInt32(utf8[start + at] & 0x3F) }
      switch Int(offsets[index + 1]) - start {
      case 1: codes.append(UInt32(lead))
      case 2: codes.append(UInt32(lead & 0x1F) << 6 | rest(1))
      case 3: codes.append(UInt32(lead & 0x0F) << 12 | rest(1) << 6 | rest(2))
      default: codes.append(UInt32(lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3))
      }
    }
    return codes
  }

  /// Bytes of the source's text.
  func bytes(_ scalars: Range<Int>) -> Range<Int> {
    Int(geometry.offsets[scalars.lowerBound])..<Int(geometry.offsets[scalars.upperBound])
  }

  func size(_ scalar: Int) -> Float {
    let style = styles[scalar]
    let size = style >= 0 ? detail.styles[Int(style)].size : 0
    return size > 0.1 ? size : max(1, min(geometry.boxes[scalar].height, geometry.boxes[scalar].width * 2))
  }

  func dropHidden(from document: inout Document) {
    for scalars in detail.hidden {
      document.dropped.append(Dropped(source.quote(bytes(scalars)), by: .pdfHidden))
    }
  }

  /// The bullet that is drawn before a line.
  func bullet(beside line: TextLine) -> Box? { drawnBullets.dot(beside: line.box, size: line.size) }

  func isSpace(_ scalar: Int) -> Bool { CharacterKind.isSpace(codes[scalar]) }

  func string(_ scalars: Range<Int>) -> String {
    String(decoding: source.utf8[bytes(scalars)], as: UTF8.self)
  }
}
