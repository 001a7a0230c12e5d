internal import Provenance

/// A picture on a page that is large enough to be seen as one.
struct ShownPicture: Sendable {
  /// A smaller part of the page is a logo or an ornament.
  private static let leastShare: Float = 0.01
  /// In points: lower or narrower ones hold no text in lines.
  private static let leastSide: Float = 8
  /// More pictures on a page are tiles or ornaments.
  private static let limit = 64

  /// In points from the top-left.
  var box: Box
  /// The number of the image's object, where the file's image is all there is to see.
  var object: Int?
  /// The name of what the file says of it in words.
  var alternative: String?
  /// The marked content that it stands in.
  var content: MarkedText.Content

  /// Those on a page, from top to bottom.
  static func pictures(_ page: PageGeometry, _ drawing: PageDrawing) -> [ShownPicture] {
    let (width, height) = (page.width, page.height)
    guard !drawing.images.isEmpty, drawing.images.count <= limit, width > 0, height > 0 else { return [] }
    let sheet = Box(x: 0, y: 0, width: width, height: height)
    let parts = drawing.images.map { image in
      let shown = image.box.intersection(sheet)
      let isWhole = shown.width > image.box.width - 1 && shown.height > image.box.height - 1
      return ShownPicture(box: shown, object: isWhole ? image.object : nil, content: image.content)
    }
    return whole(parts).filter {
      $0.box.width * $0.box.height >= leastShare * width * height && min($0.box.width, $0.box.height) >= leastSide
    }
  }

  /// Strips that make one picture are one; of pictures in each other the outer counts.
  private static func whole(_ pictures: [ShownPicture]) -> [ShownPicture] {
    var result: [ShownPicture] = []
    for picture in pictures.sorted(by: { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }) {
      let box = picture.box
      if let home = result.firstIndex(where: { $0.box.isStrip(of: box) || $0.box.holds(box) }) {
        result[home].box = result[home].box.union(box)
        result[home].object = nil
      } else if let inner = result.firstIndex(where: { box.holds($0.box) }) {
        result[inner] = ShownPicture(box: box, content: picture.content)
      } else {
        result.append(picture)
      }
    }
    return result
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
