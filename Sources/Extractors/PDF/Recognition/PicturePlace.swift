internal import Provenance

/// Where a large picture stands on a page that has text of its own.
struct PicturePlace {
  /// A smaller part of the page is a logo or an ornament.
  private static let leastShare: Float = 0.01
  /// In points: lower or narrower ones hold no text in lines.
  private static let leastSide: Float = 8
  /// A picture with more words on it has its text already: the ground of a slide, a scan with a layer of text.
  private static let fewWords = 8
  /// More pictures on a page are tiles or ornaments.
  private static let pictureLimit = 64

  let box: Box
  /// The number of the image's object, where the file's image is all there is to see.
  let object: Int?
  /// The page's own text on it.
  let text: [Box]

  /// Whether text of the page's own stands there.
  func hasText(at box: Box) -> Bool { text.contains { box.holdsCenter(of: $0, slack: 0) } }

  /// The pictures that may hold text which the page does not have as text.
  static func places(_ page: PageReader) -> [PicturePlace] {
    let (width, height) = (page.geometry.width, page.geometry.height)
    let sheet = Box(x: 0, y: 0, width: width, height: height)
    let images = page.detail.drawing.images
    guard !images.isEmpty, images.count <= pictureLimit, width > 0, height > 0 else { return [] }
    let parts = images.map { image in
      let shown = image.box.intersection(sheet)
      let isWhole = shown.width > image.box.width - 1 && shown.height > image.box.height - 1
      return PageDrawing.Image(box: shown, object: isWhole ? image.object : nil)
    }
    return whole(parts).compactMap { image in
      let box = image.box
      guard box.width * box.height >= leastShare * width * height, min(box.width, box.height) >= leastSide else {
        return nil
      }
      let inside = page.geometry.boxes.indices.filter { box.holdsCenter(of: page.geometry.boxes[$0], slack: 0) }
      guard words(inside, page) < fewWords else { return nil }
      return PicturePlace(box: box, object: image.object, text: inside.map { page.geometry.boxes[$0] })
    }
  }

  /// Strips that make one picture are one; of pictures in each other the outer counts.
  private static func whole(_ images: [PageDrawing.Image]) -> [PageDrawing.Image] {
    var result: [PageDrawing.Image] = []
    for image in images.sorted(by: { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }) {
      let box = image.box
      if let home = result.firstIndex(where: { $0.box.isStrip(of: box) || $0.box.holds(box) }) {
        result[home] = PageDrawing.Image(box: result[home].box.union(box), object: nil)
      } else if let inner = result.firstIndex(where: { box.holds($0.box) }) {
        result[inner] = PageDrawing.Image(box: box, object: nil)
      } else {
        result.append(image)
      }
    }
    return result
  }

  private static func words(_ scalars: [Int], _ page: PageReader) -> Int {
    let letters = scalars.filter { !(page.text.utf8[Int(page.geometry.offsets[$0])] <= 0x20) }
    return letters.isEmpty ? 0 : 1 + zip(letters, letters.dropFirst()).count { $1 > $0 + 1 }
  }
}

extension Box {
  /// Whether another one goes on where this one ends, with the same edges.
  fileprivate func isStrip(of other: Box) -> Bool {
    let isBelow = abs(x - other.x) < 1 && abs(right - other.right) < 1 && abs(other.y - bottom) < 1.5
    let isBeside = abs(y - other.y) < 1 && abs(bottom - other.bottom) < 1 && abs(other.x - right) < 1.5
    return isBelow || isBeside
  }

  fileprivate func holds(_ other: Box) -> Bool {
    other.x >= x - 1 && other.right <= right + 1 && other.y >= y - 1 && other.bottom <= bottom + 1
  }
}
