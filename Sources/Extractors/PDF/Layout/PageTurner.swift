internal import Provenance

/// Turns a page whose text runs up or down, so that layout analysis sees it upright: tables set sideways, vertical scripts.
enum PageTurner {
  private enum Direction { case up, down }

  /// More pairs of characters than this are not looked at.
  private static let sampleLimit = 3_000

  /// The geometry and links as they stand for a reader who turns the page; as they are where the text runs along.
  static func upright(
    _ geometry: PageGeometry, _ links: [LinkArea], codes: [UInt32]
  ) -> (geometry: PageGeometry, links: [LinkArea])? {
    guard let direction = direction(codes, geometry.boxes) else { return nil }
    let turn = { (box: Box) in turned(box, direction, geometry) }
    let upright = PageGeometry(
      number: geometry.number, width: geometry.height, height: geometry.width, label: geometry.label,
      boxes: geometry.boxes.map(turn), offsets: geometry.offsets)
    return (upright, links.map { LinkArea(number: $0.number, page: $0.page, box: turn($0.box), uri: $0.uri) })
  }

  private static func turned(_ box: Box, _ direction: Direction, _ page: PageGeometry) -> Box {
    switch direction {
    case .up: Box(x: page.height - box.bottom, y: box.x, width: box.height, height: box.width)
    case .down: Box(x: box.y, y: page.width - box.right, width: box.height, height: box.width)
    }
  }

  /// Where three in four steps from a character to the next lead up, or down.
  private static func direction(_ codes: [UInt32], _ boxes: [Box]) -> Direction? {
    var (along, up, down) = (0, 0, 0)
    for index in 1..<max(1, codes.count) {
      guard !CharacterKind.isSpace(codes[index]), !CharacterKind.isSpace(codes[index - 1]) else { continue }
      let right = abs(boxes[index].centerX - boxes[index - 1].centerX)
      let fall = boxes[index].centerY - boxes[index - 1].centerY
      if right >= abs(fall) { along += 1 } else if fall < 0 { up += 1 } else { down += 1 }
      if along + up + down >= sampleLimit { break }
    }
    let steps = along + up + down
    guard steps >= 8, max(up, down) * 4 >= steps * 3 else { return nil }
    return up > down ? .up : .down
  }
}
