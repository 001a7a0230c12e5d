import DocumentModel

/// A map in order of first appearance; of doubled keys the last one wins.
struct MapBuilder {
  private(set) var entries: [(key: String, value: Metadata)] = []
  private var places: [String: Int] = [:]

  init(capacity: Int = 0) {
    entries.reserveCapacity(capacity)
    places.reserveCapacity(capacity)
  }

  mutating func set(_ key: String, _ value: Metadata) {
    if let place = places[key] {
      entries[place].value = value
    } else {
      places[key] = entries.count
      entries.append((key, value))
    }
  }

  mutating func setIfAbsent(_ key: String, _ value: Metadata) {
    if places[key] == nil { set(key, value) }
  }
}
