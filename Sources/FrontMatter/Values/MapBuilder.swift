import DocumentModel

/// A map in order of first appearance; of doubled keys the last one wins.
struct MapBuilder {
  /// Up to so many keys are compared one by one, which costs less than a table.
  private static let few = 16

  private(set) var entries: [(key: String, value: Metadata)] = []
  /// Of each key; empty as long as they are few.
  private var places: [[UInt8]: Int] = [:]

  init(capacity: Int = 0) {
    entries.reserveCapacity(capacity)
  }

  mutating func set(_ key: String, _ value: Metadata) {
    if let place = place(of: key) {
      entries[place].value = value
      return
    }
    entries.append((key, value))
    if entries.count > MapBuilder.few { index() }
  }

  mutating func setIfAbsent(_ key: String, _ value: Metadata) {
    if place(of: key) == nil { set(key, value) }
  }

  private func place(of key: String) -> Int? {
    if entries.count > MapBuilder.few { return places[Array(key.utf8)] }
    // Equal strings may differ in their characters: é is one, or two.
    return entries.firstIndex { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }
  }

  private mutating func index() {
    for place in places.count..<entries.count { places[Array(entries[place].key.utf8)] = place }
  }
}
