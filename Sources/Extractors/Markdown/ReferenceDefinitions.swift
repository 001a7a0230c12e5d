import Provenance

/// Where the link reference definitions of a document stand; cmark says only what they mean.
final class ReferenceDefinitions {
  private let source: Source
  private let text: [UInt8]
  private let lines: SourceLines
  private var found: [[UInt8]: LinkReference]?

  init(_ source: Source, _ text: [UInt8], _ lines: SourceLines) {
    self.source = source
    self.text = text
    self.lines = lines
  }

  /// The target and title as the first definition with that target writes them; nil where there is none.
  func find(_ url: [UInt8], title: [UInt8]) -> (target: TracedText, title: TracedText?)? {
    guard let reference = all[url] else { return nil }
    guard let target = traced(url, in: reference.destination) else { return nil }
    return (target, title.isEmpty ? nil : reference.title.flatMap { traced(title, in: $0) })
  }

  private var all: [[UInt8]: LinkReference] {
    if let found { return found }
    var result: [[UInt8]: LinkReference] = [:]
    text.withUnsafeBufferPointer { bytes in
      for line in 0..<lines.count {
        guard let reference = definition(bytes, in: lines.text(line)) else { continue }
        let url = Self.unescaped(bytes, reference.destination)
        if result[url] == nil { result[url] = reference }
      }
    }
    found = result
    return result
  }

  /// The definition that begins in a line, behind whatever marks its containers.
  private func definition(_ bytes: UnsafeBufferPointer<UInt8>, in line: Range<Int>) -> LinkReference? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] != UInt8(ascii: "[") {
      guard Self.canMarkContainer(bytes[index]) else { return nil }
      index += 1
    }
    guard index < line.upperBound else { return nil }
    index += 1
    let limit = min(index + 1002, lines.range(lines.count - 1, through: lines.count - 1).upperBound)
    while index + 1 < limit, bytes[index] != UInt8(ascii: "]") {
      if bytes[index] == UInt8(ascii: "[") { return nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < limit, bytes[index + 1] == UInt8(ascii: ":") else { return nil }
    return LinkReference(definition: UnsafeBufferPointer(rebasing: bytes[..<limitOfBody]), at: index + 2)
  }

  private var limitOfBody: Int { lines.range(lines.count - 1, through: lines.count - 1).upperBound }

  private static func canMarkContainer(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: ")"), 0x30...0x39:
      true
    default: false
    }
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    let text = Array(bytes[range])
    return MarkdownText.cleaned(text)
  }

  private func traced(_ literal: [UInt8], in range: Range<Int>) -> TracedText? {
    if literal.isEmpty { return TracedText() }
    var map = ContentMap()
    map.append(range.count, at: range)
    return text.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[range])
      return literal.withUnsafeBufferPointer { literal in
        guard let spelling = Spelling(literal, in: content, at: 0, map: map, source: source) else { return nil }
        var result = TracedText()
        spelling.append(to: &result, content: content, map: map, source: source)
        return result
      }
    }
  }
}
