internal import CPopplerGLib

/// An entry of the document's outline.
struct OutlineEntry: Sendable {
  /// From 1.
  var level: Int
  /// From 1; nil where it leads nowhere.
  var page: Int?
}

/// The outline in reading order, within limits: an outline can be a ring.
enum OutlineReader {
  private static let entryLimit = 5_000
  private static let levelLimit = 12

  static func entries(of document: PDFFile) -> [NamedValue] {
    guard let top = poppler_index_iter_new(document.pointer) else { return [] }
    var values: [NamedValue] = []
    var stack = [top]
    while let iterator = stack.last, values.count < entryLimit {
      add(iterator, level: stack.count, document, to: &values)
      if stack.count < levelLimit, let child = poppler_index_iter_get_child(iterator) {
        stack.append(child)
        continue
      }
      while let last = stack.last, poppler_index_iter_next(last) == 0 {
        poppler_index_iter_free(last)
        stack.removeLast()
      }
    }
    for iterator in stack { poppler_index_iter_free(iterator) }
    return values
  }

  private static func add(_ iterator: OpaquePointer, level: Int, _ document: PDFFile, to values: inout [NamedValue]) {
    guard let action = poppler_index_iter_get_action(iterator) else { return }
    defer { poppler_action_free(action) }
    guard let title = action.pointee.any.title else { return }
    let text = RepairedText(title).utf8
    guard text.contains(where: { $0 > 0x20 }) else { return }
    values.append(
      NamedValue(
        name: "pdf:outline/\(values.count + 1)", utf8: text,
        detail: OutlineEntry(level: level, page: page(action, document))))
  }

  private static func page(_ action: UnsafeMutablePointer<PopplerAction>, _ document: PDFFile) -> Int? {
    guard action.pointee.type == POPPLER_ACTION_GOTO_DEST, let dest = action.pointee.goto_dest.dest else { return nil }
    if dest.pointee.type == POPPLER_DEST_NAMED {
      guard let name = dest.pointee.named_dest, let found = poppler_document_find_dest(document.pointer, name) else {
        return nil
      }
      defer { poppler_dest_free(found) }
      return found.pointee.page_num > 0 ? Int(found.pointee.page_num) : nil
    }
    return dest.pointee.page_num > 0 ? Int(dest.pointee.page_num) : nil
  }
}
