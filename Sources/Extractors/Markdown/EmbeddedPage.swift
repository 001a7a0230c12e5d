import DocumentModel
import HTMLContent
import Provenance

/// The blocks of a piece of HTML, their links and images counted on with the document's.
struct EmbeddedPage {
  private(set) var blocks: [Block] = []
  private let firstLink: Int
  private let firstImage: Int

  init(_ page: HTMLPage, media: Media, source: Source) {
    firstLink = media.links.count
    firstImage = media.images.count
    media.links += page.links
    media.images += page.images
    media.dropped += page.dropped
    media.dropped += page.comments.map { Dropped(source.quote($0), by: .markdownComment) }
    blocks = page.blocks.map(renumbered)
  }

  private func renumbered(_ block: Block) -> Block {
    withOwnFigures(block.mapInlines(renumbered))
  }

  /// A block whose marks are renumbered already.
  private func withOwnFigures(_ block: Block) -> Block {
    var block = block
    block.hints.element = nil
    block.hints.landmark = nil
    switch block.content {
    case .figure(let image, let caption): block.content = .figure(image: image + firstImage, caption: caption)
    case .quote(let blocks): block.content = .quote(blocks.map(withOwnFigures))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map(withOwnFigures) }
      block.content = .list(list)
    default: break
    }
    return block
  }

  private func renumbered(_ text: Inline) -> Inline {
    var text = text
    for index in text.marks.indices {
      switch text.marks[index].kind {
      case .link(let link): text.marks[index].kind = .link(link + firstLink)
      case .image(let image): text.marks[index].kind = .image(image + firstImage)
      default: break
      }
    }
    return text
  }
}
