import DocumentModel
import Provenance
import Stages

/// Bullets that stand as text at the start of an item: characters of a symbol font, or the usual dots and squares.
enum SymbolBullet {
  static func remove(from block: inout Block, _ dropped: inout [Dropped]) {
    switch block.content {
    case .list(var list):
      for index in list.items.indices { remove(from: &list.items[index].text, inItem: true, &dropped) }
      block.content = .list(list)
    case .paragraph(var text):
      guard text.text.utf8.first ?? 0 >= 0xE2 else { return }
      remove(from: &text, inItem: false, &dropped)
      block.content = .paragraph(text)
    default: break
    }
  }

  private static func remove(from text: inout Inline, inItem: Bool, _ dropped: inout [Dropped]) {
    guard let bullet = range(text.text.utf8, inItem: inItem) else { return }
    dropped.append(Dropped(text.text[bullet], by: .bullet))
    text.rewrite { writer in
      writer.keep(to: bullet.lowerBound)
      writer.drop(to: bullet.upperBound)
    }
  }

  /// Where a bullet stands; nil where the text begins with none, or is nothing else.
  private static func range(_ bytes: [UInt8], inItem: Bool) -> Range<Int>? {
    var start = 0
    while start < bytes.count, case let length = Invisible.gapLength(bytes, at: start), length > 0 { start += length }
    guard start + 3 < bytes.count else { return nil }
    let isBullet =
      switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
      // U+F000 to U+F0FF: what symbol fonts give their characters.
      case (0xEF, 0x80...0x83, _): true
      // • ‣ ▪ ■ □ ▶ ► ● ○ ◆ ◦
      case (0xE2, 0x80, 0xA2...0xA3), (0xE2, 0x96, 0xA0...0xAB), (0xE2, 0x96, 0xB6), (0xE2, 0x96, 0xBA),
        (0xE2, 0x97, 0x8F), (0xE2, 0x97, 0x8B), (0xE2, 0x97, 0x86), (0xE2, 0x97, 0xA6):
        inItem
      default: false
      }
    return isBullet ? start..<(start + 3) : nil
  }
}
