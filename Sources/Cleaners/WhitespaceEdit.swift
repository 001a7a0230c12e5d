import DocumentModel
import Provenance
import Stages

/// The edits that clean one text: white space, invisible characters, ligatures and Arabic forms, then Unicode form C.
enum WhitespaceEdit {
  static func cleaned(_ text: Inline) -> Inline {
    var text = text
    if let needs = needs(text.text.utf8) {
      if needs.spaces { text.rewrite { write(into: &$0) } }
      if needs.composition { text.rewrite { compose(into: &$0) } }
    }
    trimMarks(of: &text)
    return text
  }

  /// Marks leave out the spaces at their ends, and go where nothing else is in them.
  private static func trimMarks(of text: inout Inline) {
    let bytes = text.text.utf8
    func isOpen(_ mark: Mark) -> Bool {
      guard !mark.range.isEmpty, mark.kind != .lineBreak else { return false }
      return bytes[mark.range.lowerBound] == 0x20 || bytes[mark.range.upperBound - 1] == 0x20
    }
    guard text.marks.contains(where: isOpen) else { return }
    text.marks = text.marks.compactMap { mark in
      guard isOpen(mark) else { return mark }
      var range = mark.range
      while !range.isEmpty, bytes[range.lowerBound] == 0x20 { range = (range.lowerBound + 1)..<range.upperBound }
      while !range.isEmpty, bytes[range.upperBound - 1] == 0x20 { range = range.lowerBound..<(range.upperBound - 1) }
      return range.isEmpty ? nil : Mark(mark.kind, range)
    }
  }

  static func cleaned(_ text: TracedText) -> TracedText {
    guard let needs = needs(text.utf8) else { return text }
    var text = text
    if needs.spaces { text = rewritten(text, write) }
    if needs.composition { text = rewritten(text, compose) }
    return text
  }

  private static func rewritten(_ text: TracedText, _ edit: (inout TextRewriter) -> Void) -> TracedText {
    var writer = TextRewriter(text)
    edit(&writer)
    let result = writer.finish()
    return writer.hasEdits ? result : text
  }

  /// What a text may need; nil for the many that need nothing.
  private static func needs(_ bytes: [UInt8]) -> (spaces: Bool, composition: Bool)? {
    var spaces = false
    var composition = false
    var inSpace = true
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<bytes.count {
        let byte = bytes[index]
        if byte == 0x20 {
          if inSpace { spaces = true }
          inSpace = true
          continue
        }
        inSpace = false
        if byte >= 0x80 {
          if byte >= 0xC0 { examine(bytes, index, &spaces, &composition) }
        } else if byte < 0x20 {
          if byte >= 0x09, byte <= 0x0D { spaces = true }
        }
      }
    }
    if inSpace, !bytes.isEmpty { spaces = true }
    return spaces || composition ? (spaces, composition) : nil
  }

  /// A character that is not ASCII. All below U+0300 are in form C; so is general punctuation from U+2002 on, and most of
  /// the Han and Hangul blocks.
  @inline(__always)
  private static func examine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ spaces: inout Bool, _ composition: inout Bool
  ) {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case 0xC2: if next == 0xA0 || next == 0xAD || next == 0x85 { spaces = true }
    case 0xC3...0xCB: break
    case 0xE2:
      if next == 0x80 || next == 0x81 {
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        if next == 0x80 ? third < 0x90 || third >= 0xA8 && third <= 0xAF : third >= 0x9F && third <= 0xAF {
          spaces = true
        }
        if next == 0x80, third < 0x82 { composition = true }
      } else if next == 0x84 || next == 0x8C || next == 0xAB {
        composition = true
      }
    case 0xE3: if next == 0x80 || next == 0x82 { (spaces, composition) = (true, true) }
    case 0xE4...0xED: break
    case 0xE1, 0xEF: (spaces, composition) = (true, true)
    default: composition = true
    }
  }

  /// White space, invisible characters, ligatures and Arabic forms, in one pass.
  private static func write(into writer: inout TextRewriter) {
    let bytes = writer.text.utf8
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x80 {
        index += 1
      } else if Invisible.gapLength(bytes, at: index) > 0 {
        index = writeGap(from: index, bytes, into: &writer)
      } else if byte == 0xEF, let letters = TextNormalization.ligature(bytes, at: index) {
        writer.keep(to: index)
        writer.respell(to: index + 3, as: letters, by: .ligature)
        index += 3
      } else if byte == 0xEF, let letters = TextNormalization.arabicLetters(bytes, at: index) {
        writer.keep(to: index)
        writer.respell(to: index + 3, as: letters, by: .letterForm)
        index += 3
      } else {
        index += 1
      }
    }
  }

  /// A stretch of white space and invisible characters. Returns where it ends.
  private static func writeGap(from start: Int, _ bytes: [UInt8], into writer: inout TextRewriter) -> Int {
    var end = start
    var space: Int?
    // The first stretch that is nothing but white space.
    var white: Range<Int>?
    while end < bytes.count, case let length = Invisible.gapLength(bytes, at: end), length > 0 {
      if bytes[end] == 0x20, space == nil { space = end }
      if Whitespace.length(bytes, at: end) > 0, white == nil || white?.upperBound == end {
        white = (white?.lowerBound ?? end)..<(end + length)
      }
      end += length
    }
    writer.keep(to: start)
    if start == 0 || end == bytes.count {
      writer.drop(to: end)
    } else if let space {
      writer.drop(to: space)
      writer.keep(to: space + 1)
    } else if let white {
      writer.drop(to: white.lowerBound)
      writer.respell(to: white.upperBound, as: " ", by: .whitespace)
    }
    writer.drop(to: end)
    return end
  }

  /// Each character as one sees it that is not in form C.
  private static func compose(into writer: inout TextRewriter) {
    let bytes = writer.text.utf8
    guard let composed = TextNormalization.composed(bytes), composed != bytes else { return }
    var index = 0
    for character in writer.text.string {
      let spelled = Array(character.utf8)
      let start = index
      index += spelled.count
      guard let new = TextNormalization.composed(spelled), new != spelled else { continue }
      writer.keep(to: start)
      writer.respell(to: index, as: new, by: .composed)
    }
  }
}
