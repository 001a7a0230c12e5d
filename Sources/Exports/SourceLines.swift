import Verification

/// Lines and words of a text file's bytes.
public struct SourceLines: PlaceLookup {
  private let bytes: [UInt8]
  private let lines: LineIndex
  private let isUTF8: Bool
  /// How many code points stand before each block of bytes.
  private let pointsBefore: [Int]
  private static let block = 1024

  /// - Parameters:
  ///   - bytes: the file's.
  ///   - isUTF8: whether words can be read from the bytes as they are.
  public init(_ bytes: [UInt8], isUTF8: Bool) {
    self.bytes = bytes
    self.isUTF8 = isUTF8
    lines = LineIndex(bytes)
    var points = [0]
    for start in stride(from: 0, to: bytes.count, by: SourceLines.block) {
      points.append(
        points[points.count - 1] + SourceLines.points(bytes[start..<min(bytes.count, start + SourceLines.block)]))
    }
    pointsBefore = points
  }

  private static func points(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  public func line(ofByte offset: Int) -> Int? {
    guard (0...bytes.count).contains(offset) else { return nil }
    return lines.line(of: offset)
  }

  public func words(at range: Range<Int>) -> String? {
    guard isUTF8, range.upperBound <= bytes.count, range.lowerBound >= 0 else { return nil }
    return String(validating: bytes[range], as: UTF8.self)
  }

  public func codePoints(at range: Range<Int>) -> Range<Int>? {
    guard isUTF8, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    return codePoint(ofByte: range.lowerBound)..<codePoint(ofByte: range.upperBound)
  }

  private func codePoint(ofByte offset: Int) -> Int {
    let block = offset / SourceLines.block
    return pointsBefore[block] + SourceLines.points(bytes[(block * SourceLines.block)..<offset])
  }

  public func words(before offset: Int, _ count: Int) -> String? {
    guard isUTF8, (0...bytes.count).contains(offset) else { return nil }
    var start = offset
    for _ in 0..<count where start > 0 {
      start -= 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    }
    return String(validating: bytes[start..<offset], as: UTF8.self)
  }

  public func words(after offset: Int, _ count: Int) -> String? {
    guard isUTF8, (0...bytes.count).contains(offset) else { return nil }
    var end = offset
    for _ in 0..<count where end < bytes.count {
      end += 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    return String(validating: bytes[offset..<end], as: UTF8.self)
  }
}
