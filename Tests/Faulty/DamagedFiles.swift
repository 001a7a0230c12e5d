import Foundation
import TestSupport

/// Copies of files with flipped bits, lost ends, parts of other files, stray markup.
struct DamagedFiles {
  private var damage: Damage
  private var random: SeededRandom

  init(seed: UInt64) {
    damage = Damage(seed: seed)
    random = SeededRandom(seed: seed &+ 1)
  }

  /// Writes `count` of them, the same for the same seed.
  mutating func write(_ count: Int, of folder: URL, to target: String) throws {
    let files = try sources(below: folder)
    for index in 0..<count {
      let (name, bytes) = files[index % files.count]
      let place = "\(target)/\(index / 500)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let other = files[random.below(files.count)].bytes
      try Data(damaged(bytes, splicedWith: other)).write(to: URL(fileURLWithPath: "\(place)/\(index)-\(name)"))
    }
  }

  private func sources(below folder: URL) throws -> [(name: String, bytes: [UInt8])] {
    let kinds = ["pdf", "html", "htm", "md", "txt"]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try names.sorted().filter { kinds.contains(($0 as NSString).pathExtension) }.map {
      (($0 as NSString).lastPathComponent, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  private mutating func damaged(_ bytes: [UInt8], splicedWith other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    switch random.below(5) {
    case 0:
      for _ in 0..<(1 << random.below(7)) where !bytes.isEmpty {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
    case 1: bytes.removeLast(random.below(bytes.count + 1))
    case 2 where !bytes.isEmpty && !other.isEmpty:
      let from = random.below(other.count)
      let part = other[from..<min(other.count, from + 1 + random.below(4000))]
      let at = random.below(bytes.count)
      bytes.replaceSubrange(at..<min(bytes.count, at + random.below(4000)), with: part)
    case 3 where bytes.count > 2:
      let at = random.below(bytes.count)
      bytes = Array(bytes[at...] + bytes[..<at])
    default: bytes = damage.apply(to: bytes)
    }
    return bytes
  }
}
