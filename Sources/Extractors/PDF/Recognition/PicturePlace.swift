internal import Provenance

/// Where a large picture stands on a page that has text of its own.
struct PicturePlace {
  /// A picture with more words on it has its text already: the ground of a slide, a scan with a layer of text.
  private static let fewWords = 8

  let box: Box
  /// The number of the image's object, where the file's image is all there is to see.
  let object: Int?
  /// The page's own text on it.
  let text: [Box]

  /// Whether text of the page's own stands there.
  func hasText(at box: Box) -> Bool { text.contains { box.holdsCenter(of: $0, slack: 0) } }

  /// Whether another place shows the same picture at the same place of its page, both without text of the page.
  func isAgain(at other: PicturePlace) -> Bool {
    object != nil && object == other.object && text.isEmpty && other.text.isEmpty
      && abs(box.x - other.box.x) < 1 && abs(box.y - other.box.y) < 1 && abs(box.right - other.box.right) < 1
      && abs(box.bottom - other.box.bottom) < 1
  }

  /// The pictures that may hold text which the page does not have as text.
  static func places(_ page: PageReader) -> [PicturePlace] {
    page.detail.pictures.compactMap { picture in
      let inside = page.geometry.boxes.indices.filter {
        picture.box.holdsCenter(of: page.geometry.boxes[$0], slack: 0)
      }
      guard words(inside, page) < fewWords else { return nil }
      return PicturePlace(box: picture.box, object: picture.object, text: inside.map { page.geometry.boxes[$0] })
    }
  }

  private static func words(_ scalars: [Int], _ page: PageReader) -> Int {
    let letters = scalars.filter { !(page.text.utf8[Int(page.geometry.offsets[$0])] <= 0x20) }
    return letters.isEmpty ? 0 : 1 + zip(letters, letters.dropFirst()).count { $1 > $0 + 1 }
  }
}
