internal import CPopplerGLib
internal import Glibc

/// The document information dictionary.
enum InfoReader {
  static func values(of document: PDFFile, bytes: [UInt8]) -> [NamedValue] {
    var values: [NamedValue] = []
    func add(_ key: String, _ pointer: UnsafeMutablePointer<CChar>?) {
      guard let pointer else { return }
      defer { g_free(pointer) }
      let text = RepairedText(pointer).utf8
      if text.contains(where: { $0 > 0x20 }) { values.append(NamedValue(name: "pdf:/Info/\(key)", utf8: text)) }
    }
    add("Title", poppler_document_get_title(document.pointer))
    add("Author", poppler_document_get_author(document.pointer))
    add("Subject", poppler_document_get_subject(document.pointer))
    add("Keywords", poppler_document_get_keywords(document.pointer))
    add("Creator", poppler_document_get_creator(document.pointer))
    add("Producer", poppler_document_get_producer(document.pointer))
    let dates = [
      ("CreationDate", poppler_document_get_creation_date_time(document.pointer)),
      ("ModDate", poppler_document_get_modification_date_time(document.pointer)),
    ]
    for (key, date) in dates {
      guard let date else { continue }
      defer { g_date_time_unref(date) }
      values.append(
        NamedValue(name: "pdf:/Info/\(key)", utf8: InfoDate.written(key, in: bytes) ?? InfoDate.spelled(date)))
    }
    return values
  }
}

/// Dates of the information dictionary. Poppler gives instants, which have lost their precision and the lack of an offset.
enum InfoDate {
  /// The date as it is written, where the file has it in clear and once only.
  static func written(_ key: String, in bytes: [UInt8]) -> [UInt8]? {
    let name = Array("/\(key)".utf8)
    var found: [UInt8]?
    var index = 0
    while let at = bytes.firstIndex(of: name[0], from: index) {
      index = at + 1
      guard at + name.count < bytes.count, bytes[at..<(at + name.count)].elementsEqual(name) else { continue }
      guard let value = literal(in: bytes, at: at + name.count) else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found
  }

  /// A string in parentheses that holds a date.
  private static func literal(in bytes: [UInt8], at start: Int) -> [UInt8]? {
    var index = start
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return nil }
    let body = bytes[(index + 1)...].prefix(40)
    guard let end = body.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let value = Array(body[..<end])
    return PDFDate.spelled(value) == nil ? nil : value
  }

  /// As PDF spells dates; an offset of zero may be none, so it is left out.
  static func spelled(_ date: OpaquePointer) -> [UInt8] {
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = "D:\(g_date_time_get_year(date))"
    text += two(g_date_time_get_month(date)) + two(g_date_time_get_day_of_month(date))
    text += two(g_date_time_get_hour(date)) + two(g_date_time_get_minute(date)) + two(g_date_time_get_second(date))
    let minutes = Int32(g_date_time_get_utc_offset(date) / 60_000_000)
    if minutes != 0 {
      text += (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + "'" + two(abs(minutes) % 60) + "'"
    }
    return Array(text.utf8)
  }
}

extension [UInt8] {
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
