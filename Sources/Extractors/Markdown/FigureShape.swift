import CCmarkGFM

/// Whether a paragraph is nothing but images, or an image and its caption.
///
/// A caption is the one code span, emphasised or strong text that follows the image.
struct FigureShape {
  private(set) var isFigure = false
  private(set) var hasCaption = false

  init(_ paragraph: CmarkNode) {
    var images = 0
    var others = 0
    var node = paragraph.first
    while let current = node {
      node = current.next
      switch current.kind {
      case .softBreak, .lineBreak: continue
      case .text where current.literal.allSatisfy({ $0 == 0x20 || $0 == 0x09 }): continue
      case .html where InlineTag(current.literal).name == "br": continue
      case _ where Self.isImage(current):
        if others > 0 { return }
        images += 1
      case .code, .emphasis, .strong: others += 1
      default: return
      }
    }
    guard images > 0, others == 0 || images == 1 && others == 1 else { return }
    isFigure = true
    hasCaption = others == 1
  }

  /// An image, or a link round one.
  private static func isImage(_ node: CmarkNode) -> Bool {
    if node.kind == .image { return true }
    guard node.kind == .link, let child = node.first, child.kind == .image else { return false }
    return child.next == nil
  }
}
