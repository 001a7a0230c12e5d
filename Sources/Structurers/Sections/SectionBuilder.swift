import DocumentModel
import Provenance

/// Splits the main content at headings, and tells each section's role.
struct SectionBuilder {
  let roles: RoleReader

  /// Sections in reading order; what stands before the first heading is a section without one. Empty blocks are left out.
  func sections(of blocks: [Block]) -> [Section] {
    var result: [Section] = []
    var current = Section()
    for block in blocks {
      if case .heading(let level, let text) = block.content {
        if text.isEmpty { continue }
        if !current.isEmpty { result.append(current) }
        current = Section(heading: text, level: level)
      } else if block.hasContent {
        current.blocks.append(block)
      }
    }
    if !current.isEmpty { result.append(current) }
    roles.assign(to: &result)
    return result
  }
}

extension Section {
  fileprivate var isEmpty: Bool { heading == nil && blocks.isEmpty }
}

extension Block {
  /// Whether the block says or shows anything.
  var hasContent: Bool {
    if case .figure = content { return true }
    if case .paragraph(let text) = content, text.marks.contains(where: { $0.isImage }) { return true }
    return texts.contains { !$0.isEmpty }
  }
}

extension Mark {
  var isImage: Bool {
    if case .image = kind { return true }
    return false
  }
}
