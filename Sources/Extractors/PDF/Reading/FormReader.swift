internal import CPopplerGLib

/// What is filled in in the fields of a form, and the files that are attached.
enum FormReader {
  private static let fieldLimit = 10_000
  private static let attachmentLimit = 1_000

  /// Values of text fields, choices that are made, and buttons that are on, under the names of their fields.
  static func fields(
    of page: OpaquePointer, number: Int, into values: inout [NamedValue], names: inout Set<String>
  ) {
    let list = poppler_page_get_form_field_mapping(page)
    defer { poppler_page_free_form_field_mapping(list) }
    var node = list
    while let here = node, names.count < fieldLimit {
      node = here.pointee.next
      guard let data = here.pointee.data else { continue }
      guard let field = data.assumingMemoryBound(to: PopplerFormFieldMapping.self).pointee.field else { continue }
      guard let name = text(poppler_form_field_get_name(field)), let value = value(of: field) else { continue }
      let place = "pdf:field/" + String(decoding: name, as: UTF8.self)
      if names.insert(place).inserted {
        values.append(NamedValue(name: place, utf8: value, detail: PageNote(page: number)))
      }
    }
  }

  /// What is typed on the page as annotations; poppler's text of the page leaves annotations out.
  static func freeTexts(of page: OpaquePointer, number: Int) -> [NamedValue] {
    let list = poppler_page_get_annot_mapping(page)
    defer { poppler_page_free_annot_mapping(list) }
    var values: [NamedValue] = []
    var node = list
    while let here = node, values.count < 1_000 {
      node = here.pointee.next
      guard let data = here.pointee.data,
        let annotation = data.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee.annot,
        poppler_annot_get_annot_type(annotation) == POPPLER_ANNOT_FREE_TEXT,
        poppler_annot_get_flags(annotation).rawValue & POPPLER_ANNOT_FLAG_HIDDEN.rawValue == 0,
        let text = text(poppler_annot_get_contents(annotation))
      else { continue }
      values.append(
        NamedValue(
          name: "pdf:free-text/\(number)/\(values.count + 1)", utf8: text, detail: PageNote(page: number)))
    }
    return values
  }

  private static func value(of field: OpaquePointer) -> [UInt8]? {
    switch poppler_form_field_get_field_type(field) {
    case POPPLER_FORM_FIELD_TEXT: text(poppler_form_field_text_get_text(field))
    case POPPLER_FORM_FIELD_CHOICE: choice(field)
    default: nil
    }
  }

  private static func choice(_ field: OpaquePointer) -> [UInt8]? {
    let count = poppler_form_field_choice_get_n_items(field)
    for index in 0..<max(0, min(count, 10_000)) where poppler_form_field_choice_is_item_selected(field, index) != 0 {
      return text(poppler_form_field_choice_get_item(field, index))
    }
    return nil
  }

  /// The names of attached files.
  static func attachments(of document: PDFFile) -> [NamedValue] {
    guard poppler_document_has_attachments(document.pointer) != 0 else { return [] }
    let list = poppler_document_get_attachments(document.pointer)
    defer { g_list_free(list) }
    var values: [NamedValue] = []
    var node = list
    while let here = node {
      node = here.pointee.next
      guard let data = here.pointee.data else { continue }
      let attachment = data.assumingMemoryBound(to: PopplerAttachment.self)
      defer { g_object_unref(data) }
      guard values.count < attachmentLimit, let name = attachment.pointee.name else {
        continue
      }
      let bytes = RepairedText(name).utf8
      if bytes.contains(where: { $0 > 0x20 }) {
        values.append(NamedValue(name: "pdf:attachment/\(values.count + 1)", utf8: bytes))
      }
    }
    return values
  }

  /// Takes text over from C; nil where there is none.
  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> [UInt8]? {
    guard let pointer else { return nil }
    defer { g_free(pointer) }
    let text = RepairedText(pointer).utf8
    return text.contains { $0 > 0x20 } ? text : nil
  }
}
