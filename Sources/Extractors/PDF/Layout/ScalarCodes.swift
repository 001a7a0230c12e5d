/// The code of each scalar of a page. Kept small: a long file has one for each of its characters, and few need more than two bytes.
struct ScalarCodes {
  private var narrow: [UInt16]
  /// Of those that are `UInt16.max` or above.
  private var wide: [Int: UInt32] = [:]

  init(_ codes: [UInt32]) {
    narrow = codes.map { UInt16(clamping: $0) }
    for index in narrow.indices where narrow[index] == .max { wide[index] = codes[index] }
  }

  var count: Int { narrow.count }

  subscript(scalar: Int) -> UInt32 {
    let code = narrow[scalar]
    return code == .max ? wide[scalar] ?? UInt32(code) : UInt32(code)
  }

  subscript(scalars: Range<Int>) -> [UInt32] { scalars.map { self[$0] } }
}
