/// A picture in greys, row by row; 0 is black.
struct GreyPixels {
  var bytes: [UInt8]
  let width: Int
  let height: Int

  /// In another size: an area's mean where it becomes smaller, between neighbours where it becomes larger.
  func scaled(width: Int, height: Int) -> GreyPixels {
    if width == self.width, height == self.height { return self }
    let columns = PixelWeights(from: self.width, to: width)
    let rows = PixelWeights(from: self.height, to: height)
    var result: [UInt8] = []
    result.reserveCapacity(width * height)
    // Rows in their new width that are still wanted, the first of them first.
    var squeezed: [[UInt32]] = []
    var first = 0
    for row in 0..<height {
      let (start, shares) = rows[row]
      squeezed.removeFirst(min(squeezed.count, start - first))
      first = start
      while squeezed.count < shares.count { squeezed.append(squeeze(row: first + squeezed.count, columns)) }
      result += PixelWeights.blended(squeezed, shares)
    }
    return GreyPixels(bytes: result, width: width, height: height)
  }

  private func squeeze(row: Int, _ columns: PixelWeights) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      columns.starts.withUnsafeBufferPointer { starts in
        columns.shares.withUnsafeBufferPointer { shares in
          var share = 0
          return starts.indices.dropLast().map { column in
            var pixel = row * width + Int(columns.places[column])
            var sum: UInt32 = 0
            while share < starts[column + 1] {
              sum += shares[share] * UInt32(bytes[pixel])
              share += 1
              pixel += 1
            }
            return sum
          }
        }
      }
    }
  }

  /// As it is seen on white paper through a mask of the same size, where 0 lets nothing through.
  mutating func lay(through mask: GreyPixels) {
    for index in bytes.indices {
      let share = Int(mask.bytes[index])
      bytes[index] = UInt8((Int(bytes[index]) * share + 255 * (255 - share)) / 255)
    }
  }
}

/// How much each pixel of a row counts for each of the row in its new size, in 4,096ths.
struct PixelWeights {
  static let whole: UInt32 = 4_096

  /// The first pixel that counts.
  private(set) var places: [Int32] = []
  /// Where the shares of each begin, and where the last ones end.
  private(set) var starts: [Int] = [0]
  private(set) var shares: [UInt32] = []

  init(from old: Int, to new: Int) {
    let step = Double(old) / Double(new)
    // Half of what a pixel covers; a larger picture takes it from two neighbours.
    let reach = max(0.5, step / 2)
    for index in 0..<new {
      let middle = (Double(index) + 0.5) * step
      let (from, to) = (max(0, middle - reach), min(Double(old), middle + reach))
      let place = Int(from)..<max(Int(from) + 1, min(old, Int(to.rounded(.up))))
      var left = PixelWeights.whole
      for pixel in place.dropLast() {
        let covered = min(Double(pixel) + 1, to) - max(Double(pixel), from)
        let share = min(left, UInt32(covered / (to - from) * Double(PixelWeights.whole)))
        shares.append(share)
        left -= share
      }
      shares.append(left)
      places.append(Int32(place.lowerBound))
      starts.append(shares.count)
    }
  }

  subscript(index: Int) -> (start: Int, shares: ArraySlice<UInt32>) {
    (Int(places[index]), shares[starts[index]..<starts[index + 1]])
  }

  /// Rows whose sums are in 4,096ths, each with its share, as pixels.
  static func blended(_ rows: [[UInt32]], _ shares: ArraySlice<UInt32>) -> [UInt8] {
    // 255 times both wholes, and half a pixel to round by, are just below 2³².
    var sums = [UInt32](repeating: 1 << 23, count: rows[0].count)
    for (row, share) in zip(rows, shares) {
      for index in sums.indices { sums[index] &+= row[index] &* share }
    }
    return sums.map { UInt8($0 >> 24) }
  }
}
