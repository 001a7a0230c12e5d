internal import CPopplerGLib

/// Opens the streams of a file that is encrypted with the empty user password (ISO 32000-1, 7.6): RC4, and AES with keys of
/// 128 bits. Nil for other ciphers.
struct FileCipher {
  private enum Method { case rc4, aes, none }

  /// What fills up a password (algorithm 2, step a): here all of it.
  private static let padding: [UInt8] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
  ]

  private let key: [UInt8]
  private let method: Method

  /// - Parameters:
  ///   - objects: of the file.
  ///   - place: of the value behind the trailer's `/Encrypt`.
  init?(_ objects: ObjectIndex, at place: Int) {
    let bytes = objects.bytes
    var parser = PDFValueParser(bytes, at: place)
    guard let value = parser.value() else { return nil }
    let start: Int
    if let number = value.reference {
      guard let object = objects.place(of: number) else { return nil }
      start = object
    } else {
      start = place
    }
    parser = PDFValueParser(bytes, at: start)
    guard let dictionary = parser.value()?.dictionary, dictionary["Filter"]?.name == "Standard",
      let version = dictionary["V"]?.number, let revision = dictionary["R"]?.number,
      let permissions = dictionary["P"]?.number, (1...4).contains(version), revision <= 4,
      let method = FileCipher.method(dictionary, version: version)
    else { return nil }
    self.method = method
    let entries = EncryptionEntries(bytes, at: start)
    guard entries.owner.count >= 32 else { return nil }
    // Signed or not, it is the same four bytes.
    let flags = UInt32(truncatingIfNeeded: Int(permissions))
    var seed = FileCipher.padding + entries.owner.prefix(32)
    seed += (0..<4).map { UInt8(truncatingIfNeeded: flags >> (8 * UInt32($0))) }
    seed += EncryptionEntries.identifier(bytes)
    if revision >= 4, !entries.encryptsMetadata { seed += [0xFF, 0xFF, 0xFF, 0xFF] }
    let length = version == 1 ? 5 : version == 4 ? 16 : Int(max(40, min(128, dictionary["Length"]?.number ?? 40)) / 8)
    var digest = FileCipher.md5(seed)
    if revision >= 3 { for _ in 0..<50 { digest = FileCipher.md5(Array(digest.prefix(length))) } }
    key = Array(digest.prefix(length))
  }

  private static func method(_ dictionary: [String: PDFValue], version: Double) -> Method? {
    guard version == 4 else { return .rc4 }
    guard let name = dictionary["StmF"]?.name, name != "Identity" else { return Method.none }
    switch dictionary["CF"]?.dictionary?[name]?.dictionary?["CFM"]?.name {
    case "V2": return .rc4
    case "AESV2": return .aes
    case "None": return Method.none
    default: return nil
    }
  }

  /// The content of a stream, by the number of its object, whose generation is 0 (algorithm 1).
  func opened(_ content: [UInt8], object: Int) -> [UInt8] {
    if method == .none { return content }
    let number = UInt32(truncatingIfNeeded: object)
    var seed = key + (0..<3).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } + [0, 0]
    if method == .aes { seed += Array("sAlT".utf8) }
    let own = Array(FileCipher.md5(seed).prefix(min(16, key.count + 5)))
    return method == .aes ? AESDecryptor(own).opened(content) : RC4.applied(own, to: content)
  }

  private static func md5(_ bytes: [UInt8]) -> [UInt8] {
    guard let sum = g_checksum_new(G_CHECKSUM_MD5) else { return [] }
    defer { g_checksum_free(sum) }
    g_checksum_update(sum, bytes, gssize(bytes.count))
    var digest = [UInt8](repeating: 0, count: 16)
    var length = gsize(digest.count)
    g_checksum_get_digest(sum, &digest, &length)
    return digest
  }
}
