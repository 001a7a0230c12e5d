internal import Provenance

/// Takes captions that stand beside text, on its very lines, out of those lines.
struct SideCaptions {
  struct Caption {
    var lines: [TextLine]
  }

  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// The lines without the captions that stand right of other text, and the captions.
  func apart(_ lines: [TextLine]) -> (lines: [TextLine], captions: [Caption]) {
    guard lines.contains(where: { place(in: $0) != nil }) || lines.indices.contains(where: { isBetween($0, lines) })
    else { return (lines, []) }
    var rest: [TextLine] = []
    var captions: [Caption] = []
    var open: Chunk?
    for (index, line) in lines.enumerated() {
      if isBetween(index, lines) {
        captions.append(Caption(lines: [line]))
      } else if let place = place(in: line) {
        rest.append(TextLine(Array(line.chunks[..<place])))
        captions.append(Caption(lines: [TextLine(Array(line.chunks[place...]))]))
        open = line.chunks[place]
      } else if let first = open, let part = more(of: first, captions[captions.count - 1].lines, in: line) {
        captions[captions.count - 1].lines.append(TextLine(Array(line.chunks[part...])))
        if part > 0 { rest.append(TextLine(Array(line.chunks[..<part]))) }
      } else {
        rest.append(line)
        if let first = open, line.box.right > first.box.x { open = nil }
      }
    }
    return (rest, captions)
  }

  /// Whether a line in smaller type stands right of two lines that are one text, lower than the one and higher than the other.
  private func isBetween(_ index: Int, _ lines: [TextLine]) -> Bool {
    guard index > 0, index + 1 < lines.count else { return false }
    let (above, line, below) = (lines[index - 1], lines[index], lines[index + 1])
    return above.style == below.style && above.style != line.style && line.size < 0.95 * above.size
      && abs(above.box.x - below.box.x) < 1 && below.middle - above.middle < 1.6 * above.size
      && line.box.x > max(above.box.right, below.box.right) + 0.5 * above.size && line.scalarCount >= 8
      && CharacterKind.isLowercase(page.codes[below.first])
  }

  /// The chunk of a line that begins a caption, right of others that begin none.
  private func place(in line: TextLine) -> Int? {
    line.chunks.indices.dropFirst().first { index in
      line.chunks[index].isCaption && line.chunks[index].box.x - line.chunks[index - 1].box.right > 0.3 * line.size
        && CaptionLabel.isNumbered(page, line.chunks[index].scalars)
    }
  }

  /// Where the rest of a line goes on with a caption: under its start, near, in its type.
  private func more(of first: Chunk, _ lines: [TextLine], in line: TextLine) -> Int? {
    guard let last = lines.last,
      let part = line.chunks.indices.first(where: { abs(line.chunks[$0].box.x - first.box.x) < first.size })
    else { return nil }
    let chunk = line.chunks[part]
    let isNear = chunk.box.y - last.box.bottom < 0.8 * first.size
    return isNear && abs(chunk.size - first.size) < 0.1 * first.size ? part : nil
  }
}
