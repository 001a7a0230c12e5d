internal import DocumentModel
internal import Provenance

/// The pictures of a document with their places, what the file says of them in words, and their captions.
struct PictureCaptions {
  /// So many times its type's size a caption stands below a picture, or above it.
  private static let reach: Float = 2.5
  /// A longer block is text that begins with the picture's number.
  private static let longest = 600

  private let layout: DocumentLayout
  private let values: NamedValues
  /// Blocks that begin as captions do, by page.
  private let captions: [Int: [Int]]

  init(_ layout: DocumentLayout, _ values: NamedValues) {
    (self.layout, self.values) = (layout, values)
    let found = layout.blocks.indices.filter { index in
      let block = layout.blocks[index]
      guard case .text = block.kind, !block.isTurned, block.scalarCount <= PictureCaptions.longest,
        layout.pages[block.page].detail.picture == nil
      else { return false }
      return CaptionLabel.begins(layout.pages[block.page], block.lines[0].chunks[0].scalars)
    }
    captions = Dictionary(grouping: found) { layout.blocks[$0].page }
  }

  var images: [Image] {
    layout.pages.indices.flatMap { page in
      let detail = layout.pages[page].detail
      return detail.picture != nil ? [] : detail.pictures.map { image($0, page: page) }
    }
  }

  private func image(_ picture: ShownPicture, page: Int) -> Image {
    var image = Image(
      alternative: picture.alternative.flatMap { values[$0] }.map { $0.quote().trimmed() },
      caption: caption(of: picture.box, page: page))
    image.page = layout.pages[page].geometry.number
    image.box = picture.box
    return image
  }

  /// The nearest below, else above.
  private func caption(of picture: Box, page: Int) -> TracedText? {
    let near = (captions[page] ?? []).compactMap { index -> (index: Int, distance: Float)? in
      let block = layout.blocks[index]
      guard
        min(block.box.right, picture.right) - max(block.box.x, picture.x) > 0.5 * min(block.box.width, picture.width)
      else { return nil }
      let (below, above) = (block.box.y - picture.bottom, picture.y - block.box.bottom)
      let reach = PictureCaptions.reach * block.size
      if below > -block.size, below < reach { return (index, max(0, below)) }
      return above > -block.size && above < reach ? (index, reach + max(0, above)) : nil
    }
    guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
    let block = layout.blocks[best.index]
    return LineText(layout.pages[page], block.lines).text.trimmed()
  }
}
