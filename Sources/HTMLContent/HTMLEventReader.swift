import CLibXML2
import Glibc
import Stages

/// Reads HTML with libxml2's SAX parser into events with exact places.
///
/// libxml2 copies and decodes what it reports, so every piece is looked for in the source again: an offset is what the
/// parser has consumed, and what stands there must be the piece (a reference is known by its `&`).
final class HTMLEventReader {
  /// Open elements at once; more is refused, because libxml2 looks through all of them at each end tag.
  static let depthLimit = 10_000

  private(set) var events: [HTMLEvent] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the parsed bytes in the source.
  private let shift: Int
  private var context: htmlParserCtxtPtr?
  /// Where the last event ended, in parsed bytes.
  private var last = 0
  private var depth = 0
  private var tags: [(name: UnsafePointer<UInt8>?, tag: HTMLTag)]
  private var isTooDeep = false

  private init(_ bytes: UnsafeBufferPointer<UInt8>, shift: Int) {
    self.bytes = bytes
    self.shift = shift
    tags = Array(repeating: (nil, .other), count: 512)
    events.reserveCapacity(bytes.count / 24 + 16)
  }

  /// The events of a range of UTF-8 text.
  static func read(_ text: [UInt8], in range: Range<Int>) throws -> [HTMLEvent] {
    guard !range.isEmpty else { return [] }
    _ = initialized
    if text[range].contains(0) {
      // The parser takes a null byte for the end; browsers take it for nothing.
      let masked = text[range].map { $0 == 0 ? 0x20 : $0 }
      return try masked.withUnsafeBufferPointer { try read($0, shift: range.lowerBound) }
    }
    return try text.withUnsafeBufferPointer {
      try read(UnsafeBufferPointer(rebasing: $0[range]), shift: range.lowerBound)
    }
  }

  private static let initialized: Void = xmlInitParser()

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, shift: Int) throws -> [HTMLEvent] {
    let reader = HTMLEventReader(bytes, shift: shift)
    try reader.parse()
    return reader.events
  }

  private func parse() throws {
    let created = bytes.withMemoryRebound(to: CChar.self) {
      htmlCreateMemoryParserCtxt($0.baseAddress, Int32(clamping: $0.count))
    }
    guard let context = created else { throw Failure("html.memory", "no memory to read the page") }
    self.context = context
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    // Without this, offsets jump at the first character beyond ASCII.
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    context.pointee.sax.pointee = HTMLEventReader.handlers()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    htmlParseDocument(context)
    if isTooDeep {
      throw Failure("html.too-deep", "elements stand in each other deeper than \(HTMLEventReader.depthLimit)")
    }
    fillGap(to: bytes.count)
  }

  private static func handlers() -> xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.startElement = { data, name, _ in HTMLEventReader.from(data).start(name) }
    handlers.endElement = { data, name in HTMLEventReader.from(data).end(name) }
    handlers.characters = { data, text, count in HTMLEventReader.from(data).characters(text, Int(count)) }
    handlers.ignorableWhitespace = { data, text, count in HTMLEventReader.from(data).characters(text, Int(count)) }
    handlers.cdataBlock = { data, _, _ in HTMLEventReader.from(data).raw() }
    handlers.comment = { data, _ in HTMLEventReader.from(data).comment() }
    handlers.processingInstruction = { data, _, _ in HTMLEventReader.from(data).skip() }
    return handlers
  }

  private static func from(_ data: UnsafeMutableRawPointer?) -> HTMLEventReader {
    Unmanaged<HTMLEventReader>.fromOpaque(data!).takeUnretainedValue()
  }

  /// What the parser has consumed.
  private var position: Int {
    let input = context!.pointee.input!
    return min(Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base), bytes.count)
  }

  private func add(_ kind: HTMLEvent.Kind, _ tag: HTMLTag, _ range: Range<Int>) {
    events.append(HTMLEvent(kind, tag, (range.lowerBound + shift)..<(range.upperBound + shift)))
  }

  private func start(_ name: UnsafePointer<UInt8>?) {
    guard let name else { return }
    depth += 1
    if depth > HTMLEventReader.depthLimit {
      isTooDeep = true
      xmlStopParser(context)
      return
    }
    let position = position
    guard let begin = find(name, isEnd: false, before: position) else {
      add(.start, tag(of: name), last..<last)
      return
    }
    fillGap(to: begin)
    var end = position
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: ">") { end += 1 }
    add(.start, tag(of: name), begin..<max(end, begin))
    last = max(end, begin)
  }

  private func end(_ name: UnsafePointer<UInt8>?) {
    guard let name else { return }
    depth -= 1
    let position = position
    guard position > last, let begin = find(name, isEnd: true, before: position) else {
      add(.end, tag(of: name), last..<last)
      return
    }
    fillGap(to: begin)
    add(.end, tag(of: name), begin..<position)
    last = position
  }

  private func characters(_ text: UnsafePointer<UInt8>?, _ count: Int) {
    let position = position
    guard let text, count > 0 else { return }
    if take(text, count, endingAt: position) { return }
    guard position > last else { return }
    if bytes[last] == UInt8(ascii: "&") {
      addText(last..<position)
      return
    }
    // Long text comes in pieces that are reported before their last character is consumed.
    for extra in 1...4 where take(text, count, endingAt: position + extra) { return }
    fillGap(to: position)
  }

  /// Adds a piece of text if it stands before an offset.
  private func take(_ text: UnsafePointer<UInt8>, _ count: Int, endingAt end: Int) -> Bool {
    let begin = end - count
    guard begin >= last, end <= bytes.count, equal(text, begin, count) else { return false }
    fillGap(to: begin)
    addText(begin..<end)
    return true
  }

  private func equal(_ text: UnsafePointer<UInt8>, _ offset: Int, _ count: Int) -> Bool {
    memcmp(text, bytes.baseAddress! + offset, count) == 0
  }

  private func addText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let lower = Int32(range.lowerBound + shift)
    if let index = events.indices.last, events[index].kind == .text, events[index].upper == lower {
      events[index].upper = Int32(range.upperBound + shift)
    } else {
      add(.text, .other, range)
    }
    last = range.upperBound
  }

  /// A script's or a style's content, which is no text.
  private func raw() { last = max(last, position) }

  private func skip() { last = max(last, position) }

  private func comment() {
    let position = position
    guard position > last else { return }
    add(.comment, .other, last..<position)
    last = position
  }

  /// The start of the tag of that name between the last event and the parser's place.
  private func find(_ name: UnsafePointer<UInt8>, isEnd: Bool, before position: Int) -> Int? {
    var index = last
    while index < position {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if matches(name, at: index + 1, isEnd: isEnd, before: position) { return index }
      index = max(HTMLMarkup.end(bytes, at: index), index + 1)
    }
    return nil
  }

  private func matches(_ name: UnsafePointer<UInt8>, at start: Int, isEnd: Bool, before position: Int) -> Bool {
    var index = start
    if isEnd {
      guard index < position, bytes[index] == UInt8(ascii: "/") else { return false }
      index += 1
    }
    var offset = 0
    while name[offset] != 0 {
      guard index < bytes.count else { return false }
      let byte = bytes[index]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      guard lower == name[offset] else { return false }
      index += 1
      offset += 1
    }
    return index >= bytes.count || !HTMLMarkup.isNameByte(bytes[index])
  }

  /// Goes over what the parser did not report: stray tags, declarations; what is no markup is text all the same.
  private func fillGap(to end: Int) {
    while last < end {
      if bytes[last] == UInt8(ascii: "<") {
        let next = HTMLMarkup.end(bytes, at: last)
        if next > last {
          last = min(next, end)
          continue
        }
      }
      var stop = last + 1
      while stop < end, bytes[stop] != UInt8(ascii: "<") { stop += 1 }
      addText(last..<stop)
    }
  }

  private func tag(of name: UnsafePointer<UInt8>) -> HTMLTag {
    var slot = (Int(bitPattern: name) >> 3) & 511
    for _ in 0..<8 {
      if tags[slot].name == name { return tags[slot].tag }
      if tags[slot].name == nil { break }
      slot = (slot + 1) & 511
    }
    let tag = HTMLTag(name: String(cString: name))
    if tags[slot].name == nil { tags[slot] = (name, tag) }
    return tag
  }
}

extension HTMLEventReader {
  /// Such as `2.9.14`.
  static var libraryVersion: String { LIBXML_DOTTED_VERSION }
}
