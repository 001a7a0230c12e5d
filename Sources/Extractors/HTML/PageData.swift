import Provenance

/// What a page's scripts hold of its date, in data that they work with: `"datePublished":"2025-11-17"`.
struct PageData {
  private let source: Source

  init(_ source: Source) {
    self.source = source
  }

  private static let keys: Set<String> = [
    "datepublished", "publisheddate", "publishdate", "publishedat", "publishedon", "firstpublished", "firstpublishedat",
    "firstpublisheddate", "postedat", "dateposted", "datepublish", "publisheddatetime", "firstpublishdate",
  ]

  /// Values of keys that name the day of publication, in order of appearance; or those of `datePublished` in attributes
  /// alone, where the marks of strings are references.
  func dates(inAttributes: Bool) -> [TracedText] {
    var found: [TracedText] = []
    source.utf8.withUnsafeBufferPointer { bytes in
      var index = 1
      while index + 5 < bytes.count, found.count < 64 {
        guard PageData.isWord(bytes, index, "ubli") || PageData.isWord(bytes, index, "oste") else {
          index += 1
          continue
        }
        if let value = value(bytes, around: index, inAttributes) { found.append(source.quote(value)) }
        index += 4
      }
    }
    return found
  }

  /// Bytes of the string behind a key that stands around a place.
  private func value(_ bytes: UnsafeBufferPointer<UInt8>, around place: Int, _ inAttributes: Bool) -> Range<Int>? {
    var start = place
    var end = place
    while start > 0, place - start < 24, PageData.isKey(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, end - place < 24, PageData.isKey(bytes[end]) { end += 1 }
    let key = String(decoding: bytes[start..<end].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self).lowercased()
    guard inAttributes ? key == "datepublished" : PageData.keys.contains(key) else { return nil }
    var index = end
    guard let mark = PageData.quotation(bytes, at: index), !inAttributes || mark > 2 else { return nil }
    index += mark
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
    index += 1
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard let opening = PageData.quotation(bytes, at: index) else { return nil }
    let from = index + opening
    var to = from
    while to < bytes.count, to - from <= 40, PageData.quotation(bytes, at: to) == nil { to += 1 }
    return to - from <= 40 && to > from && to < bytes.count ? from..<to : nil
  }

  private static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ word: StaticString) -> Bool {
    let start = word.utf8Start
    return bytes[index] == start[0] && bytes[index + 1] == start[1] && bytes[index + 2] == start[2]
      && bytes[index + 3] == start[3]
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  /// The length of a quotation mark: as it is, behind a backslash in a string, or as a reference in an attribute.
  private static func quotation(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return 1
    case UInt8(ascii: "\\"): return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\"") ? 2 : nil
    case UInt8(ascii: "&"):
      for reference in ["&quot;", "&#34;"] where index + reference.utf8.count <= bytes.count {
        if bytes[index..<(index + reference.utf8.count)].elementsEqual(reference.utf8) { return reference.utf8.count }
      }
      return nil
    default: return nil
    }
  }
}
