/// What a file says in clear, in objects that are not compressed, without a walk over its trees: poppler's reading of a
/// structure tree is recursive, and a deep one ends the process.
struct NamesInClear {
  /// Whether the structure tree has items of lists (`/S /LI`).
  private(set) var hasListItems = false
  /// Whether there is a form, or one may be hidden in compressed objects.
  private(set) var mayHaveForm = false
  /// Whether there is text typed on a page as an annotation, or may be.
  private(set) var mayHaveFreeText = false

  init(_ bytes: [UInt8]) {
    var index = 0
    while let at = bytes.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = at + 1
      guard index + 2 < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "L") where !hasListItems: hasListItems = NamesInClear.isListItem(bytes, at)
      case UInt8(ascii: "A") where !mayHaveForm: mayHaveForm = NamesInClear.isName("/AcroForm", bytes, at)
      case UInt8(ascii: "F") where !mayHaveFreeText: mayHaveFreeText = NamesInClear.isName("/FreeText", bytes, at)
      case UInt8(ascii: "O") where !(mayHaveForm && mayHaveFreeText):
        if NamesInClear.isName("/ObjStm", bytes, at) { (mayHaveForm, mayHaveFreeText) = (true, true) }
      default: break
      }
      if hasListItems, mayHaveForm, mayHaveFreeText { return }
    }
  }

  private static func isName(_ name: StaticString, _ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + name.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<name.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == name.utf8Start[$0] }
  }

  private static func isListItem(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 3 < bytes.count, bytes[at + 2] == UInt8(ascii: "I"), isDelimiter(bytes[at + 3]) else { return false }
    return followsKey(bytes, at)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte.isSpace || [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "[")].contains(byte)
  }

  /// Whether `/S` and white space stand before.
  private static func followsKey(_ bytes: [UInt8], _ at: Int) -> Bool {
    var end = at
    while end > 0, bytes[end - 1].isSpace { end -= 1 }
    return end >= 2 && bytes[end - 1] == UInt8(ascii: "S") && bytes[end - 2] == UInt8(ascii: "/")
  }
}
