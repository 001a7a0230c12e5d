internal import Provenance

/// Lays the characters of a page out as if all scripts ran from left to right, so that layout analysis knows one direction.
///
/// A page that is mostly written from right to left is seen in a mirror; what runs against the page's direction, such as a
/// number or a foreign name, is turned around in its place (as in UAX 9, by words).
struct ReadingDirection {
  /// Whether the page is seen in a mirror.
  let isMirrored: Bool
  private(set) var boxes: [Box]
  /// Where words begin that are read before the ones that the page has before them.
  private(set) var jumps: Set<Int> = []
  private let codes: [UInt32]

  /// Nil where nothing is written from right to left.
  init?(_ geometry: PageGeometry, codes: [UInt32]) {
    guard codes.contains(where: { $0 >= 0x590 && ReadingDirection.isRightToLeft($0) }) else { return nil }
    var (left, right) = (0, 0)
    for code in codes where code > 0x40 {
      if ReadingDirection.isRightToLeft(code) { right += 1 } else if CharacterKind.isLetter(code) { left += 1 }
    }
    let isMirrored = right > left
    self.isMirrored = isMirrored
    self.codes = codes
    boxes =
      isMirrored ? geometry.boxes.map { ReadingDirection.mirrored($0, width: geometry.width) } : geometry.boxes
    var start = 0
    for end in codes.indices where codes[end] == 0x0A || end == codes.count - 1 {
      turnAround(start..<(codes[end] == 0x0A ? end : end + 1))
      start = end + 1
    }
  }

  static func mirrored(_ box: Box, width: Float) -> Box {
    Box(x: width - box.right, y: box.y, width: box.width, height: box.height)
  }

  /// Hebrew, Arabic, and the scripts beside them; their digits run from left to right.
  private static func isRightToLeft(_ code: UInt32) -> Bool {
    switch code {
    case 0x0590...0x08FF: !(0x0660...0x0669).contains(code) && !(0x06F0...0x06F9).contains(code)
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF: true
    default: false
    }
  }

  private static func isDigit(_ code: UInt32) -> Bool {
    CharacterKind.isDigit(code) || (0x0660...0x0669).contains(code) || (0x06F0...0x06F9).contains(code)
  }

  /// What a character's direction is (UAX 9, simplified).
  enum Kind { case right, left, digit, neutral }

  static func kind(_ code: UInt32) -> Kind {
    if isDigit(code) { return .digit }
    if isRightToLeft(code) { return .right }
    return CharacterKind.isLetter(code) ? .left : .neutral
  }

  /// Turns around what runs against the page's direction in one of poppler's lines.
  private mutating func turnAround(_ line: Range<Int>) {
    let kinds = line.map { ReadingDirection.kind(codes[$0]) }
    let against: Kind = isMirrored ? .left : .right
    guard kinds.contains(against) || isMirrored && kinds.contains(.digit) else { return }
    let words = line.split { CharacterKind.isSpace(codes[$0]) }.flatMap {
      parts(($0.first ?? 0)..<(($0.last ?? -1) + 1))
    }
    var run: Range<Int>?
    func close(_ state: inout ReadingDirection) {
      if let run { state.turn(run) }
      run = nil
    }
    for (index, word) in words.enumerated() {
      if let open = run, index > 0, !goesOn(words[index - 1], word) || !reaches(open, words[index - 1], over: word) {
        close(&self)
      }
      for scalar in word {
        switch kind(at: scalar) {
        case against: run = (run?.lowerBound ?? scalar)..<(scalar + 1)
        case .digit:
          if isMirrored { run = (run?.lowerBound ?? scalar)..<(scalar + 1) }
        case .neutral: break
        default: close(&self)
        }
      }
    }
    close(&self)
  }

  /// A word, parted where its characters stand apart: cells of a row of numbers may come without a space between them.
  private func parts(_ word: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = word.lowerBound
    for scalar in word.dropFirst() where !goesOn(scalar - 1..<scalar, scalar..<scalar + 1) {
      result.append(start..<scalar)
      start = scalar
    }
    return result + [start..<word.upperBound]
  }

  private func kind(at scalar: Int) -> Kind { ReadingDirection.kind(codes[scalar]) }

  /// Whether two words stand beside each other on a line.
  private func goesOn(_ word: Range<Int>, _ next: Range<Int>) -> Bool {
    let (a, b) = (box(word), box(next))
    let height = max(a.height, b.height)
    return max(b.x - a.right, a.x - b.right) <= ChunkReader.gap * height && abs(a.centerY - b.centerY) <= 0.8 * height
  }

  /// Whether a stretch goes on in the next word: it has letters, or is a number in groups of three digits, such as 12 500.
  private func reaches(_ run: Range<Int>, _ word: Range<Int>, over next: Range<Int>) -> Bool {
    if !isMirrored || run.contains(where: { kind(at: $0) == .left }) { return true }
    return word.count <= 3 && next.count == 3 && (Array(word) + Array(next)).allSatisfy { kind(at: $0) == .digit }
      && abs(box(word).x - box(next).right) < 0.4 * box(word).height
  }

  private func box(_ scalars: Range<Int>) -> Box {
    scalars.dropFirst().reduce(boxes[scalars.lowerBound]) { $0.union(boxes[$1]) }
  }

  /// Turns a stretch around in its place; numbers in it keep their direction.
  private mutating func turn(_ run: Range<Int>) {
    mirror(run)
    if !isMirrored { for number in numbers(run) { mirror(number) } }
    var last: Int?
    for scalar in run where !CharacterKind.isSpace(codes[scalar]) {
      if let last, last < scalar - 1, boxes[scalar].x < boxes[last].x { jumps.insert(scalar) }
      last = scalar
    }
  }

  private mutating func mirror(_ run: Range<Int>) {
    let all = box(run)
    for scalar in run { boxes[scalar].x = all.x + all.right - boxes[scalar].right }
  }

  /// Digits, and what stands between digits in a word.
  private func numbers(_ run: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for scalar in run where kind(at: scalar) == .digit {
      if let last = result.last,
        (last.upperBound..<scalar).allSatisfy({ kind(at: $0) == .neutral && !CharacterKind.isSpace(codes[$0]) })
      {
        result[result.count - 1] = last.lowerBound..<(scalar + 1)
      } else {
        result.append(scalar..<(scalar + 1))
      }
    }
    return result
  }
}

extension PageDetail {
  /// What is on the page besides text, in a mirror.
  func mirrored(width: Float) -> PageDetail {
    let turn = { (box: Box) in ReadingDirection.mirrored(box, width: width) }
    var detail = self
    detail.links = links.map { LinkArea(number: $0.number, page: $0.page, box: turn($0.box), uri: $0.uri) }
    for index in detail.pictures.indices { detail.pictures[index].box = turn(detail.pictures[index].box) }
    detail.drawing = drawing.mirrored(width: width)
    detail.tags = []
    return detail
  }
}

extension PageDrawing {
  fileprivate func mirrored(width: Float) -> PageDrawing {
    let turn = { (box: Box) in ReadingDirection.mirrored(box, width: width) }
    var drawing = self
    for index in lines.indices {
      let line = lines[index]
      drawing.lines[index].at = line.isHorizontal ? line.at : width - line.at
      if line.isHorizontal {
        (drawing.lines[index].from, drawing.lines[index].to) = (width - line.to, width - line.from)
      }
    }
    for index in areas.indices { drawing.areas[index].box = turn(areas[index].box) }
    for index in images.indices { drawing.images[index].box = turn(images[index].box) }
    drawing.dots = dots.map(turn)
    drawing.grounds = grounds.map(turn)
    return drawing
  }
}
