import DocumentModel
import Provenance

/// Links and images that no text points to any more go; the others are counted anew.
enum MainContentReferences {
  static func prune(_ document: inout Document) {
    var links = Set<Int>()
    var images = Set<Int>()
    var names: [Int: TracedText] = [:]
    func note(_ inline: Inline) -> Inline {
      for mark in inline.marks {
        switch mark.kind {
        case .link(let index):
          let isFirst = links.insert(index).inserted
          // A link over several blocks is called by the first that stays.
          if isFirst, !mark.range.isEmpty, mark.range.upperBound <= inline.count,
            inline.text.utf8[mark.range] != document.links[index].text.utf8[...]
          {
            names[index] = inline.text[mark.range]
          }
        case .image(let index): images.insert(index)
        default: break
        }
      }
      return inline
    }
    for block in document.blocks {
      _ = block.mapInlines(note)
      block.eachFigure { images.insert($0) }
    }
    for (index, name) in names { document.links[index].text = name }
    let newLinks = renumbered(links, document.links.count)
    let newImages = renumbered(images, document.images.count)
    document.links = document.links.indices.filter(links.contains).map { document.links[$0] }
    document.images = document.images.indices.filter(images.contains).map { document.images[$0] }
    document.blocks = document.blocks.map { block in
      block.mapInlines { inline in
        var inline = inline
        for index in inline.marks.indices {
          switch inline.marks[index].kind {
          case .link(let old): inline.marks[index].kind = .link(newLinks[old])
          case .image(let old): inline.marks[index].kind = .image(newImages[old])
          default: break
          }
        }
        return inline
      }.mapFigures { newImages[$0] }
    }
  }

  /// The new index of each old one that is kept.
  private static func renumbered(_ kept: Set<Int>, _ count: Int) -> [Int] {
    var next = 0
    return (0..<count).map { old in
      defer { if kept.contains(old) { next += 1 } }
      return next
    }
  }
}

extension Block {
  fileprivate func eachFigure(_ visit: (Int) -> Void) {
    switch content {
    case .figure(let image, _): visit(image)
    case .quote(let blocks): for block in blocks { block.eachFigure(visit) }
    case .list(let list): for item in list.items { for block in item.blocks { block.eachFigure(visit) } }
    default: break
    }
  }

  fileprivate func mapFigures(_ change: (Int) -> Int) -> Block {
    var block = self
    switch content {
    case .figure(let image, let caption): block.content = .figure(image: change(image), caption: caption)
    case .quote(let blocks): block.content = .quote(blocks.map { $0.mapFigures(change) })
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { $0.mapFigures(change) }
      }
      block.content = .list(list)
    default: break
    }
    return block
  }
}
