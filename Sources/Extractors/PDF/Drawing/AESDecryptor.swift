/// AES with a key of 128 bits in cipher block chaining (FIPS 197, SP 800-38A), for reading only.
struct AESDecryptor {
  private static let boxes = AESDecryptor.makeBoxes()

  /// Eleven keys of 16 bytes.
  private let keys: [UInt8]

  /// - Parameter key: 16 bytes.
  init(_ key: [UInt8]) {
    var words = key
    let box = AESDecryptor.boxes.forward
    var constant: UInt8 = 1
    while words.count < 176 {
      var last = Array(words.suffix(4))
      if words.count % 16 == 0 {
        last = [box[Int(last[1])] ^ constant, box[Int(last[2])], box[Int(last[3])], box[Int(last[0])]]
        constant = AESDecryptor.doubled(constant)
      }
      let before = words.count - 16
      for at in 0..<4 { words.append(words[before + at] ^ last[at]) }
    }
    keys = words
  }

  /// The text behind a first block that starts the chain; without what fills up the last block.
  func opened(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 32, keys.count == 176 else { return [] }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var block = [UInt8](repeating: 0, count: 16)
    var start = 16
    while start + 16 <= bytes.count {
      for at in 0..<16 { block[at] = bytes[start + at] }
      open(&block)
      for at in 0..<16 { result.append(block[at] ^ bytes[start - 16 + at]) }
      start += 16
    }
    if let last = result.last, last >= 1, last <= 16 { result.removeLast(Int(last)) }
    return result
  }

  private func open(_ block: inout [UInt8]) {
    let inverse = AESDecryptor.boxes.inverse
    addKey(10, &block)
    for round in stride(from: 9, through: 0, by: -1) {
      var moved = block
      for row in 0..<4 {
        for column in 0..<4 { moved[((column + row) % 4) * 4 + row] = inverse[Int(block[column * 4 + row])] }
      }
      block = moved
      addKey(round, &block)
      if round > 0 { AESDecryptor.unmix(&block) }
    }
  }

  private func addKey(_ round: Int, _ block: inout [UInt8]) {
    for at in 0..<16 { block[at] ^= keys[round * 16 + at] }
  }

  private static func unmix(_ block: inout [UInt8]) {
    for column in stride(from: 0, to: 16, by: 4) {
      let (a, b, c, d) = (block[column], block[column + 1], block[column + 2], block[column + 3])
      // Times 4 twice, then as in the forward direction.
      let even = doubled(doubled(a ^ c))
      let odd = doubled(doubled(b ^ d))
      let (p, q, r, s) = (a ^ even, b ^ odd, c ^ even, d ^ odd)
      let all = p ^ q ^ r ^ s
      block[column] = p ^ all ^ doubled(p ^ q)
      block[column + 1] = q ^ all ^ doubled(q ^ r)
      block[column + 2] = r ^ all ^ doubled(r ^ s)
      block[column + 3] = s ^ all ^ doubled(s ^ p)
    }
  }

  private static func doubled(_ value: UInt8) -> UInt8 { value << 1 ^ (value & 0x80 != 0 ? 0x1B : 0) }

  /// The substitution and its inverse (FIPS 197, 5.1.1).
  private static func makeBoxes() -> (forward: [UInt8], inverse: [UInt8]) {
    var forward = [UInt8](repeating: 0, count: 256)
    var inverse = forward
    var (p, q): (UInt8, UInt8) = (1, 1)
    repeat {
      p ^= doubled(p)
      q ^= q << 1
      q ^= q << 2
      q ^= q << 4
      if q & 0x80 != 0 { q ^= 0x09 }
      func turned(_ by: UInt8) -> UInt8 { q << by | q >> (8 - by) }
      forward[Int(p)] = q ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63
    } while p != 1
    forward[0] = 0x63
    for (value, substitute) in forward.enumerated() { inverse[Int(substitute)] = UInt8(value) }
    return (forward, inverse)
  }
}
