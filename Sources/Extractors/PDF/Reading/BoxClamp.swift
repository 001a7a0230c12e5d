internal import Provenance

/// Cuts boxes to the size of their type: fonts may declare any ascent and descent.
///
/// Where a box is much higher than its type, its letters may stand at its top, in its middle, or at its bottom; the page's
/// picture says where.
struct BoxClamp {
  /// Where letters stand in a box that is too high.
  private enum Anchor: CaseIterable { case middle, top, bottom }

  /// So many characters of a style are looked at in the picture.
  private static let sampleLimit = 400
  /// Fewer are not worth drawing the page.
  private static let sampleLeast = 8
  private static let contrast: UInt8 = 60

  private let runs: [StyleRun]
  private let styles: [TextStyle]

  init(runs: [StyleRun], styles: [TextStyle]) {
    self.runs = runs
    self.styles = styles
  }

  /// Draws the page only where boxes are absurd.
  func clamp(_ boxes: inout [Box], picture: () -> PagePicture?) {
    var absurd: [Int32: [Int]] = [:]
    for (index, run) in runs.enumerated() {
      let limit = 2 * styles[Int(run.style)].size
      guard limit > 2 else { continue }
      let end = index + 1 < runs.count ? Int(runs[index + 1].start) : boxes.count
      for box in Int(run.start)..<max(Int(run.start), end) where boxes[box].height > limit && boxes[box].width < limit {
        absurd[run.style, default: []].append(box)
      }
    }
    guard !absurd.isEmpty else { return }
    let drawn = absurd.values.contains { $0.count >= BoxClamp.sampleLeast } ? picture() : nil
    for (style, found) in absurd {
      let size = styles[Int(style)].size
      let anchor = drawn.map { BoxClamp.anchor(of: found, boxes, size: size, in: $0) } ?? .middle
      for index in found { boxes[index] = BoxClamp.cut(boxes[index], to: size, at: anchor) }
    }
  }

  private static func cut(_ box: Box, to size: Float, at anchor: Anchor) -> Box {
    var cut = box
    switch anchor {
    case .middle:
      cut.y = box.centerY - size * 2 / 3
      cut.height = size * 4 / 3
    case .top: cut.height = size * 1.2
    case .bottom:
      cut.y = box.bottom - size * 1.2
      cut.height = size * 1.2
    }
    return cut
  }

  /// Where most of the characters have ink.
  private static func anchor(of found: [Int], _ boxes: [Box], size: Float, in picture: PagePicture) -> Anchor {
    let sample = found.prefix(sampleLimit).map { boxes[$0] }.filter { $0.width > 0.2 * size }
    var best = Anchor.middle
    var most = -1
    for anchor in Anchor.allCases {
      let inked = sample.count { picture.contrast(in: band(of: cut($0, to: size, at: anchor))) > contrast }
      if inked > most { (best, most) = (anchor, inked) }
    }
    return best
  }

  /// Where small letters stand in a box of the type's height.
  private static func band(of box: Box) -> Box {
    Box(x: box.x, y: box.y + 0.35 * box.height, width: box.width, height: 0.35 * box.height)
  }
}

extension PagePicture {
  /// The difference of the lightest and the darkest pixel in a box, in points.
  func contrast(in box: Box) -> UInt8 {
    let left = max(0, Int(box.x * scale))
    let right = min(width, Int(box.right * scale) + 1)
    let top = max(0, Int(box.y * scale))
    let bottom = min(height, Int(box.bottom * scale) + 1)
    guard left < right, top < bottom else { return 0 }
    var darkest = UInt8.max
    var lightest = UInt8.min
    for y in top..<bottom {
      for x in left..<right {
        darkest = min(darkest, pixels[y * width + x])
        lightest = max(lightest, pixels[y * width + x])
      }
    }
    return lightest - darkest
  }
}
