/// The values of a list as one cell holds them, parted by `; ` as exports write them.
enum CorrectionList {
  /// Their places in bytes of the cell; empty ones are none.
  static func ranges(_ cell: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var index = 0
    while index <= cell.count {
      let isSeparator = index < cell.count && cell[index...].starts(with: Correction.separator)
      if isSeparator || index == cell.count {
        if start < index { result.append(start..<index) }
        index += isSeparator ? Correction.separator.count : 1
        start = index
      } else {
        index += 1
      }
    }
    return result
  }
}
