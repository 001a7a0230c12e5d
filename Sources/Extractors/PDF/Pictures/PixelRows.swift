/// Pixels as cairo keeps them: four bytes each, blue first, rows of `stride` bytes.
struct PixelRows {
  private static let colorLimit = 256

  let data: UnsafePointer<UInt8>
  let stride: Int
  let width: Int
  let height: Int

  /// A pixel as `0xRRGGBB`.
  func color(_ x: Int, _ y: Int) -> UInt32 {
    let pixel = data + y * stride + 4 * x
    return UInt32(pixel[2]) << 16 | UInt32(pixel[1]) << 8 | UInt32(pixel[0])
  }

  /// Row by row, 0 is black (Rec. 601, in 256ths).
  var greys: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height) { greys, count in
      for y in 0..<height {
        for x in 0..<width {
          let pixel = y * stride + 4 * x
          let grey = 29 * Int(data[pixel]) + 150 * Int(data[pixel + 1]) + 77 * Int(data[pixel + 2])
          greys[y * width + x] = UInt8(grey >> 8)
        }
      }
      count = width * height
    }
  }

  /// Each channel rounded to a step.
  static func rounded(_ color: UInt32, step: UInt32) -> UInt32 {
    func channel(_ shift: UInt32) -> UInt32 { min(255, ((color >> shift & 255) + step / 2) / step * step) << shift }
    return channel(16) | channel(8) | channel(0)
  }

  /// The fewest colours that show the page well, and the step they are rounded to; nil where there are too many.
  var palette: (colors: [UInt32: UInt8], step: UInt32)? {
    for step in [17, 15] as [UInt32] {
      if let colors = colors(step: step, limit: step == 17 ? 16 : PixelRows.colorLimit) { return (colors, step) }
    }
    return nil
  }

  /// The colours in order of appearance; nil where there are more than a limit.
  private func colors(step: UInt32, limit: Int) -> [UInt32: UInt8]? {
    var result: [UInt32: UInt8] = [:]
    var last: UInt32?
    for y in 0..<height {
      for x in 0..<width {
        let color = color(x, y)
        if color == last { continue }
        last = color
        let rounded = PixelRows.rounded(color, step: step)
        guard result[rounded] == nil else { continue }
        guard result.count < limit else { return nil }
        result[rounded] = UInt8(result.count)
      }
    }
    return result
  }
}
