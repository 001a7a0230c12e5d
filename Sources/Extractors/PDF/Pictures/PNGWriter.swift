internal import CPopplerGLib

/// Writes PNG (ISO/IEC 15948): 16 or 256 colours of a palette where they are enough, else all.
enum PNGWriter {
  static func png(_ pixels: PixelRows) -> [UInt8]? {
    let palette = pixels.palette
    let depth = palette.map { $0.colors.count <= 16 ? 4 : 8 } ?? 8
    let rows = palette.map { indexed(pixels, $0.colors, step: $0.step, depth: depth) } ?? trueColor(pixels)
    guard let compressed = compressed(rows) else { return nil }
    var result: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header = number(pixels.width) + number(pixels.height) + [UInt8(depth), palette == nil ? 2 : 3, 0, 0, 0]
    chunk("IHDR", header, &result)
    if let palette { chunk("PLTE", table(palette.colors), &result) }
    chunk("IDAT", compressed, &result)
    chunk("IEND", [], &result)
    return result
  }

  private static func table(_ colors: [UInt32: UInt8]) -> [UInt8] {
    colors.sorted { $0.value < $1.value }.flatMap {
      [UInt8($0.key >> 16), UInt8($0.key >> 8 & 255), UInt8($0.key & 255)]
    }
  }

  /// Each row behind filter 0, which suits flat colours.
  private static func indexed(_ pixels: PixelRows, _ colors: [UInt32: UInt8], step: UInt32, depth: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((pixels.width * depth / 8 + 2) * pixels.height)
    var last: (color: UInt32, index: UInt8)?
    for y in 0..<pixels.height {
      result.append(0)
      var half: UInt8?
      for x in 0..<pixels.width {
        let color = pixels.color(x, y)
        let index: UInt8
        if let last, last.color == color {
          index = last.index
        } else {
          index = colors[PixelRows.rounded(color, step: step)] ?? 0
          last = (color, index)
        }
        if depth == 8 {
          result.append(index)
        } else if let high = half {
          result.append(high << 4 | index)
          half = nil
        } else {
          half = index
        }
      }
      if let high = half { result.append(high << 4) }
    }
    return result
  }

  /// Each row behind filter 1: differences to the pixel on the left.
  private static func trueColor(_ pixels: PixelRows) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((3 * pixels.width + 1) * pixels.height)
    for y in 0..<pixels.height {
      result.append(1)
      var left: UInt32 = 0
      for x in 0..<pixels.width {
        // Of photographs the lowest bits are noise, and half of the file.
        let color = pixels.color(x, y) == 0xFFFFFF ? 0xFFFFFF : PixelRows.rounded(pixels.color(x, y), step: 8)
        for shift in [16, 8, 0] as [UInt32] {
          result.append(UInt8(color >> shift & 255) &- UInt8(left >> shift & 255))
        }
        left = color
      }
    }
    return result
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9) else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(compressor)) }
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var start = 0
    while true {
      var (read, written) = (gsize(0), gsize(0))
      let status = bytes.withUnsafeBytes { input in
        piece.withUnsafeMutableBytes { output in
          g_converter_convert(
            compressor, input.baseAddress! + start, gsize(input.count - start), output.baseAddress,
            gsize(output.count), G_CONVERTER_INPUT_AT_END, &read, &written, nil)
        }
      }
      guard status == G_CONVERTER_CONVERTED || status == G_CONVERTER_FINISHED else { return nil }
      result += piece[..<Int(written)]
      start += Int(read)
      if status == G_CONVERTER_FINISHED { return result }
    }
  }

  private static func chunk(_ type: String, _ content: [UInt8], _ result: inout [UInt8]) {
    let body = Array(type.utf8) + content
    result += number(content.count) + body + number(Int(checksum(body)))
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 as in annex D.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 255)] ^ value >> 8 }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
