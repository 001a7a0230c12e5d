internal import CPopplerGLib

/// Undoes the filters that content streams and object streams have (ISO 32000-1, 7.4).
enum StreamDecoder {
  /// What could be decoded within the limit, in bytes; nothing where a filter is for images only.
  static func decoded(_ stream: RawStream, _ objects: ObjectIndex, limit: Int) -> [UInt8] {
    var bytes = deciphered(stream, objects, limit: limit)
    let names = filters(stream, objects)
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
      if let predictor = own?.dictionary.flatMap(RowPredictor.init) { bytes = predictor.undone(bytes) }
    }
    return bytes
  }

  /// The bytes of a stream before its filters are undone.
  static func deciphered(_ stream: RawStream, _ objects: ObjectIndex, limit: Int) -> [UInt8] {
    let bytes = Array(objects.bytes[stream.range].prefix(limit))
    return objects.cipher.map { $0.opened(bytes, object: stream.object) } ?? bytes
  }

  /// The names of a stream's filters, in the order in which they are undone.
  static func filters(_ stream: RawStream, _ objects: ObjectIndex) -> [String] {
    let filters = objects.resolve(stream.dictionary["Filter"] ?? stream.dictionary["F"])
    return (filters?.array ?? filters.map { [$0] } ?? []).compactMap { objects.resolve($0)?.name }
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
}
