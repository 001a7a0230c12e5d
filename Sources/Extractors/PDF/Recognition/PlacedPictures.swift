internal import Provenance

/// The pictures of one page: from the file where it has them in a common form, else cut out of the page, which is drawn once.
struct PlacedPictures {
  /// Bytes of images that are read for a page; what is beyond is cut out of the page.
  private static let budget = 96 << 20

  private let page: OpaquePointer
  private let geometry: PageGeometry
  private let images: [PageDrawing.Image]
  private let stored: FileDrawing?
  private var left = PlacedPictures.budget
  private var isDrawn = false
  private var drawn: PagePicture?

  init(_ page: OpaquePointer, _ reader: PageReader, _ stored: FileDrawing?) {
    (self.page, geometry, images, self.stored) = (page, reader.geometry, reader.detail.drawing.images, stored)
  }

  mutating func picture(at place: PicturePlace) -> PagePicture? {
    if let picture = picture(stored: place) { return picture }
    if !isDrawn { drawn = PagePicture(page, resolution: PageRecognizer.resolution) }
    isDrawn = true
    return drawn?.part(place.box)
  }

  /// All of the page, where it is nothing but one image.
  mutating func wholePage() -> PagePicture? {
    let page = Box(x: 0, y: 0, width: geometry.width, height: geometry.height)
    guard images.count == 1, images[0].box.isNearly(page) else { return nil }
    return picture(stored: PicturePlace(box: page, object: images[0].object, text: []))
  }

  private mutating func picture(stored place: PicturePlace) -> PagePicture? {
    guard !isDrawn, let object = place.object, let picture = stored?.picture(object), picture.cost <= left else {
      return nil
    }
    left -= picture.cost
    let scale = PagePicture.scale(
      width: geometry.width, height: geometry.height, resolution: PageRecognizer.resolution)
    return picture.pixels(
      width: max(1, Int(place.box.width * scale)), height: max(1, Int(place.box.height * scale))
    ).map { PagePicture($0, scale: scale) }
  }
}

extension Box {
  /// Within a point of another.
  fileprivate func isNearly(_ other: Box) -> Bool {
    abs(x - other.x) < 1 && abs(y - other.y) < 1 && abs(right - other.right) < 1 && abs(bottom - other.bottom) < 1
  }
}
