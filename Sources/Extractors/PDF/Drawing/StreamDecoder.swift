internal import CPopplerGLib

/// Undoes the filters that content streams and object streams have (ISO 32000-1, 7.4).
enum StreamDecoder {
  /// What could be decoded within the limit, in bytes; nothing where a filter is for images only.
  static func decoded(_ stream: RawStream, _ objects: ObjectIndex, limit: Int) -> [UInt8] {
    var bytes = Array(objects.bytes[stream.range].prefix(limit))
    if let cipher = objects.cipher { bytes = cipher.opened(bytes, object: stream.object) }
    let filters = objects.resolve(stream.dictionary["Filter"] ?? stream.dictionary["F"])
    let names = (filters?.array ?? filters.map { [$0] } ?? []).compactMap { objects.resolve($0)?.name }
    let parameters = objects.resolve(stream.dictionary["DecodeParms"] ?? stream.dictionary["DP"])
    for (index, name) in names.prefix(4).enumerated() {
      switch name {
      case "FlateDecode", "Fl": bytes = inflated(bytes, limit: limit)
      case "LZWDecode", "LZW": bytes = LZWDecoder.decoded(bytes, limit: limit)
      case "ASCII85Decode", "A85": bytes = ASCIIDecoders.base85(bytes)
      case "ASCIIHexDecode", "AHx": bytes = ASCIIDecoders.hexadecimal(bytes)
      default: return []
      }
      let own = objects.resolve(parameters?.array.flatMap { index < $0.count ? $0[index] : nil } ?? parameters)
      if let own = own?.dictionary, (own["Predictor"]?.number ?? 1) >= 10 {
        bytes = unpredicted(bytes, columns: Int(own["Columns"]?.number ?? 1))
      }
    }
    return bytes
  }

  /// As far as the data is sound.
  private static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8] {
    guard let decoder = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB) else { return [] }
    defer { g_object_unref(UnsafeMutableRawPointer(decoder)) }
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: max(1 << 14, min(bytes.count * 6, 1 << 20)))
    var start = 0
    while start < bytes.count, result.count < limit {
      var (read, written) = (gsize(0), gsize(0))
      let status = bytes.withUnsafeBytes { input in
        piece.withUnsafeMutableBytes { output in
          g_converter_convert(
            decoder, input.baseAddress! + start, gsize(input.count - start), output.baseAddress,
            gsize(output.count), G_CONVERTER_NO_FLAGS, &read, &written, nil)
        }
      }
      guard status == G_CONVERTER_CONVERTED || status == G_CONVERTER_FINISHED else { break }
      result += piece[..<Int(written)]
      start += Int(read)
      if status == G_CONVERTER_FINISHED || (read == 0 && written == 0) { break }
    }
    return result
  }

  /// PNG's filters over rows of bytes (ISO 32000-1, 7.4.4.4); only the ones up and left matter to object streams.
  private static func unpredicted(_ bytes: [UInt8], columns: Int) -> [UInt8] {
    guard columns > 0, columns < 1 << 20 else { return bytes }
    var result: [UInt8] = []
    var above = [UInt8](repeating: 0, count: columns)
    var index = 0
    while index + 1 < bytes.count {
      let kind = bytes[index]
      var row = Array(bytes[(index + 1)..<min(bytes.count, index + 1 + columns)])
      for at in row.indices {
        switch kind {
        case 1: row[at] &+= at > 0 ? row[at - 1] : 0
        case 2: row[at] &+= above[at]
        case 3: row[at] &+= UInt8((Int(at > 0 ? row[at - 1] : 0) + Int(above[at])) / 2)
        default: break
        }
      }
      result += row
      above.replaceSubrange(0..<row.count, with: row)
      index += 1 + columns
    }
    return result
  }
}
