internal import DocumentModel
internal import Provenance

/// The numbers of notes, and exponents, that stand right behind a number: 2023 and a raised 1 are not 20231.
struct RaisedNumbers {
  /// Of the size of the number before it, at most.
  private static let share: Float = 0.85
  /// How far its foot is above that of the number before it, in units of that one's size.
  private static let rise: Float = 0.15
  private static let reach: Float = 0.4
  private static let longest = 3

  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// Superscripts in a text.
  func marks(in lines: LineText) -> [Mark] {
    guard page.detail.styles.count > 1 else { return [] }
    var result: [Mark] = []
    var before: (scalar: Int, end: Int)?
    for piece in lines.pieces {
      let base = Int(page.geometry.offsets[piece.scalars.lowerBound])
      let place = { (scalar: Int) in piece.text.lowerBound + Int(page.geometry.offsets[scalar]) - base }
      if before?.end != piece.text.lowerBound { before = nil }
      var scalar = piece.scalars.lowerBound
      while scalar < piece.scalars.upperBound {
        if let last = before?.scalar, isRaised(scalar, behind: last) {
          let end = end(of: scalar, in: piece.scalars)
          if end - scalar <= RaisedNumbers.longest, !isFraction(end, piece.scalars) {
            result.append(Mark(.superscript, place(scalar)..<place(end)))
          }
          scalar = end
        } else {
          scalar += 1
        }
        before = (scalar - 1, place(scalar))
      }
    }
    return result
  }

  private func isRaised(_ scalar: Int, behind last: Int) -> Bool {
    guard CharacterKind.isDigit(page.codes[scalar]), page.styles[scalar] != page.styles[last],
      CharacterKind.isDigit(page.codes[last]) || page.codes[last] == 0x25
    else { return false }
    let size = page.size(last)
    let (a, b) = (page.geometry.boxes[last], page.geometry.boxes[scalar])
    return page.size(scalar) < RaisedNumbers.share * size && a.bottom - b.bottom > RaisedNumbers.rise * size
      && abs(a.centerY - b.centerY) < size && abs(b.x - a.right) < RaisedNumbers.reach * size
  }

  private func end(of scalar: Int, in piece: Range<Int>) -> Int {
    var end = scalar + 1
    while end < piece.upperBound, page.styles[end] == page.styles[scalar], CharacterKind.isDigit(page.codes[end]) {
      end += 1
    }
    return end
  }

  /// Whether a stroke follows: 2 and a raised 1, a stroke and a 2.
  private func isFraction(_ end: Int, _ piece: Range<Int>) -> Bool {
    end < piece.upperBound && [0x2F, 0x2044, 0x2215].contains(page.codes[end])
  }
}
