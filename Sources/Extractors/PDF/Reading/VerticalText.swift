internal import Provenance

/// Moves the boxes of vertical text, as Japanese is set in, to where its letters stand.
///
/// A letter of such a font hangs from the middle of its upper edge (ISO 32000-1, 9.7.4.3); poppler puts the box up and to the
/// right of that point.
enum VerticalText {
  /// Whether letters of one size stand below each other, so that it is worth asking for the fonts.
  static func isLikely(_ page: PageReader) -> Bool {
    let boxes = page.geometry.boxes
    return boxes.indices.dropFirst().contains { isBelow(boxes[$0], boxes[$0 - 1]) }
  }

  /// Fonts by their names.
  static func mend(_ page: inout PageReader, fonts: Set<String>) {
    guard !fonts.isEmpty else { return }
    let isVertical = page.detail.styles.map { fonts.contains($0.font) }
    let old = page.geometry.boxes
    var boxes = old
    for (index, run) in page.detail.runs.enumerated() where isVertical[Int(run.style)] {
      let end = index + 1 < page.detail.runs.count ? Int(page.detail.runs[index + 1].start) : boxes.count
      for scalar in Int(run.start)..<max(Int(run.start), end) {
        boxes[scalar].x -= old[scalar].width / 2
        boxes[scalar].y += old[scalar].height
      }
    }
    let geometry = page.geometry
    page.geometry = PageGeometry(
      number: geometry.number, width: geometry.width, height: geometry.height, label: geometry.label, boxes: boxes,
      offsets: geometry.offsets)
  }

  private static func isBelow(_ box: Box, _ above: Box) -> Bool {
    box.height > 1 && abs(box.x - above.x) < 0.1 && abs(box.width - above.width) < 0.1
      && abs(box.y - above.bottom) < 0.2 * box.height && abs(box.width - box.height) < 0.1 * box.height
  }
}
