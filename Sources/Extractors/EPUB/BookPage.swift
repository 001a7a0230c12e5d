import DocumentModel
import HTMLContent

/// A content document of a book, to be put behind those before it: its links, images and elements are counted on.
struct BookPage {
  private let page: HTMLPage

  init(_ page: HTMLPage) {
    self.page = page
  }

  func append(to document: inout Document) {
    let base = (links: document.links.count, images: document.images.count, elements: document.elements.count)
    document.links += page.links
    document.images += page.images
    document.elements += page.elements.map { element in
      var element = element
      if element.parent >= 0 { element.parent += base.elements }
      return element
    }
    document.dropped += page.dropped
    for block in page.blocks {
      if block.hints.landmark == .navigation {
        document.dropped += block.texts.map { Dropped($0, by: .epubNavigation) }
      } else {
        document.blocks.append(
          moved(block.mapInlines { moved($0, base.links, base.images) }, base.images, base.elements))
      }
    }
  }

  /// A block whose marks are moved already.
  private func moved(_ block: Block, _ images: Int, _ elements: Int) -> Block {
    var block = block
    if let element = block.hints.element { block.hints.element = element + elements }
    switch block.content {
    case .figure(let image, let caption): block.content = .figure(image: image + images, caption: caption)
    case .quote(let blocks): block.content = .quote(blocks.map { moved($0, images, elements) })
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { moved($0, images, elements) }
      }
      block.content = .list(list)
    default: break
    }
    return block
  }

  private func moved(_ text: Inline, _ links: Int, _ images: Int) -> Inline {
    var text = text
    for index in text.marks.indices {
      switch text.marks[index].kind {
      case .link(let link): text.marks[index].kind = .link(link + links)
      case .image(let image): text.marks[index].kind = .image(image + images)
      default: break
      }
    }
    return text
  }
}
