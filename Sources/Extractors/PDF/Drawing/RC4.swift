/// The stream cipher RC4, which PDF used first.
enum RC4 {
  static func applied(_ key: [UInt8], to bytes: [UInt8]) -> [UInt8] {
    guard !key.isEmpty else { return bytes }
    var state = (0...255).map { UInt8($0) }
    var j: UInt8 = 0
    for i in 0..<256 {
      j = j &+ state[i] &+ key[i % key.count]
      state.swapAt(i, Int(j))
    }
    var result = bytes
    var i: UInt8 = 0
    j = 0
    for index in result.indices {
      i = i &+ 1
      j = j &+ state[Int(i)]
      state.swapAt(Int(i), Int(j))
      result[index] ^= state[Int(state[Int(i)] &+ state[Int(j)])]
    }
    return result
  }
}
