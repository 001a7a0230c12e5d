internal import Provenance

/// Text that nobody sees: off the page, white on white, or set to be invisible where no picture shows it. The page is drawn to be
/// sure, where there is a reason to ask.
struct HiddenText {
  private static let resolution = 72.0
  /// Of 255, between the lightest and the darkest pixel where letters should be.
  private static let contrast: UInt8 = 3
  /// Where nearly all of a page's text is hidden, it is the page's text.
  private static let mostShare = 0.9

  private let reader: PageReader
  private let geometry: PageGeometry

  init(_ reader: PageReader) {
    self.reader = reader
    geometry = reader.geometry
  }

  /// The characters, without white space.
  func scalars(_ page: OpaquePointer) -> [Range<Int>] {
    var hidden: [Range<Int>] = []
    var suspects: [Range<Int>] = []
    for line in lines {
      if isOffPage(box(line)) {
        hidden.append(line)
      } else if reader.detail.drawing.hasInvisibleText {
        suspects.append(line)
      }
    }
    if !reader.detail.drawing.hasInvisibleText { suspects = lightWords }
    if !suspects.isEmpty, let picture = PagePicture(page, resolution: HiddenText.resolution) {
      hidden += suspects.filter { picture.contrast(in: middle(of: box($0))) <= HiddenText.contrast }
    }
    let all = (0..<reader.text.count).count { !isSpace($0) }
    let count = hidden.reduce(0) { $0 + $1.count { !isSpace($0) } }
    return Double(count) <= HiddenText.mostShare * Double(all) ? hidden.flatMap(words) : []
  }

  private func isSpace(_ scalar: Int) -> Bool { reader.text.utf8[Int(geometry.offsets[scalar])] <= 0x20 }

  /// Stretches between the ends of lines that have letters.
  private var lines: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for scalar in 0..<reader.text.count where reader.text.utf8[Int(geometry.offsets[scalar])] == 0x0A {
      if (start..<scalar).contains(where: { !isSpace($0) }) { result.append(start..<scalar) }
      start = scalar + 1
    }
    if (start..<reader.text.count).contains(where: { !isSpace($0) }) { result.append(start..<reader.text.count) }
    return result
  }

  /// Words in nearly white type that no shade or picture is known to lie under.
  private var lightWords: [Range<Int>] {
    let runs = reader.detail.runs
    return runs.indices.flatMap { index -> [Range<Int>] in
      guard reader.detail.styles[Int(runs[index].style)].isLight else { return [] }
      let end = index + 1 < runs.count ? Int(runs[index + 1].start) : reader.text.count
      return words(Int(runs[index].start)..<max(Int(runs[index].start), end)).filter { !liesOnSomething(box($0)) }
    }
  }

  private func liesOnSomething(_ box: Box) -> Bool {
    reader.detail.drawing.areas.contains { $0.color != 0xFFFFFF && $0.box.holdsCenter(of: box, slack: 0) }
      || reader.detail.drawing.grounds.contains { $0.holdsCenter(of: box, slack: 0) }
      || reader.detail.drawing.images.contains { $0.box.holdsCenter(of: box, slack: 0) }
  }

  private func words(_ scalars: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = scalars.lowerBound
    for scalar in scalars where isSpace(scalar) {
      if scalar > start { result.append(start..<scalar) }
      start = scalar + 1
    }
    if scalars.upperBound > start { result.append(start..<scalars.upperBound) }
    return result
  }

  private func box(_ scalars: Range<Int>) -> Box {
    let boxes = scalars.lazy.filter { !isSpace($0) }.map { geometry.boxes[$0] }
    return boxes.dropFirst().reduce(boxes.first ?? Box(x: 0, y: 0, width: 0, height: 0)) { $0.union($1) }
  }

  private func isOffPage(_ box: Box) -> Bool {
    box.right < -1 || box.bottom < -1 || box.x > geometry.width + 1 || box.y > geometry.height + 1
  }

  /// Where letters stand in a box, without what lies at its edges.
  private func middle(of box: Box) -> Box {
    Box(x: box.x, y: box.y + 0.25 * box.height, width: box.width, height: 0.5 * box.height)
  }
}

extension TextStyle {
  fileprivate var isLight: Bool { [16, 8, 0].allSatisfy { (color >> $0) & 255 >= 0xF8 } }
}
