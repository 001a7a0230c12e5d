/// The list of active formatting elements (the HTML standard, section 13.2.4.3): what goes on in the next block.
struct FormattingList {
  struct Entry {
    var tag: HTMLTag
    /// The start tag, and its name.
    var range: Range<Int>
    var name: Range<Int>
    /// Where the element stands in the stack of open ones, if it still does.
    var place: Int
    var serial: UInt32
    var isMarker = false
  }

  /// More at once are forgotten from the oldest: each of them would begin again in each block.
  private static let limit = 128

  var entries: [Entry] = []

  mutating func addMarker() {
    entries.append(
      Entry(tag: .other, range: 0..<0, name: 0..<0, place: -1, serial: 0, isMarker: true))
  }

  mutating func clearToMarker() {
    while let last = entries.popLast(), !last.isMarker {}
  }

  /// Adds an element. Of those that are spelled alike three are kept.
  mutating func add(_ entry: Entry, _ bytes: UnsafePointer<UInt8>) {
    var alike = 0
    var seen = 0
    var index = entries.count - 1
    var oldest = index
    while index >= 0, !entries[index].isMarker {
      seen += 1
      if entries[index].tag == entry.tag, FormattingList.equal(entries[index].range, entry.range, bytes) {
        alike += 1
        if alike == 3 {
          entries.remove(at: index)
          break
        }
      }
      oldest = index
      index -= 1
    }
    if alike < 3, seen >= FormattingList.limit { entries.remove(at: oldest) }
    entries.append(entry)
  }

  private static func equal(_ left: Range<Int>, _ right: Range<Int>, _ bytes: UnsafePointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
      return false
    }
    return true
  }

  /// The last element of that name after the last marker.
  func last(_ tag: HTMLTag) -> Int? {
    var index = entries.count - 1
    while index >= 0, !entries[index].isMarker {
      if entries[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  /// Whether an open element is in the list.
  func holds(_ serial: UInt32) -> Bool { entries.contains { $0.serial == serial && !$0.isMarker } }
}
