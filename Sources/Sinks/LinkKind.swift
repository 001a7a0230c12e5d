import DocumentModel

/// What a link leads to, judged by its target alone.
enum LinkKind {
  /// The kind of a target as it is written: a URL, a relative reference, or a bare e-mail address.
  ///
  /// A file is known by the extension of the path's last part; host names, queries and fragments are not looked at, so
  /// `https://example.zip/` is a page. Schemes and extensions count in either case.
  static func of(_ target: [UInt8]) -> Link.Kind {
    target.withUnsafeBufferPointer { kind(of: trimmed($0)) }
  }

  /// Whether a target is an e-mail address without a scheme: `info@example.org`.
  static func isBareAddress(_ target: [UInt8]) -> Bool {
    target.withUnsafeBufferPointer { bytes in
      let target = trimmed(bytes)
      return schemeEnd(target) == nil && target.first != UInt8(ascii: "#") && isAddress(target)
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func kind(of target: Bytes) -> Link.Kind {
    guard let first = target.first else { return .page }
    if first == UInt8(ascii: "#") { return .anchor }
    var rest = target
    if let colon = schemeEnd(target) {
      switch LinkKind.packed(target[..<colon]) {
      case LinkKind.packed("mailto"): return .email
      case LinkKind.packed("tel"), LinkKind.packed("callto"), LinkKind.packed("sms"), LinkKind.packed("fax"):
        return .phone
      case LinkKind.packed("http"), LinkKind.packed("https"), LinkKind.packed("ftp"), LinkKind.packed("ftps"),
        LinkKind.packed("sftp"), LinkKind.packed("file"):
        rest = target[(colon + 1)...]
      default: return .page
      }
    } else if isAddress(target) {
      return .email
    }
    return isFile(path: path(of: rest)) ? .file : .page
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bytes {
    var low = bytes.startIndex
    var high = bytes.endIndex
    while low < high, bytes[low] <= 0x20 { low += 1 }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    return bytes[low..<high]
  }

  /// Index of the colon after a scheme (RFC 3986, 3.1), or nil.
  private static func schemeEnd(_ target: Bytes) -> Int? {
    for index in target.indices {
      switch target[index] {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == target.startIndex { return nil }
      case UInt8(ascii: ":"): return index == target.startIndex ? nil : index
      default: return nil
      }
    }
    return nil
  }

  /// What stands between the authority, if there is one, and the query or fragment.
  private static func path(of reference: Bytes) -> Bytes {
    var rest = reference
    if let end = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) { rest = rest[..<end] }
    guard rest.starts(with: [0x2F, 0x2F]) else { return rest }
    rest = rest.dropFirst(2)
    guard let slash = rest.firstIndex(of: 0x2F) else { return rest[rest.endIndex...] }
    return rest[slash...]
  }

  private static func isFile(path: Bytes) -> Bool {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let name = path[(dot + 1)...]
    guard let packed = packed(name) else { return false }
    return extensions.contains(packed)
  }

  /// Whether a reference without a scheme is an e-mail address: one `@`, a name before it, a dotted host after it.
  private static func isAddress(_ target: Bytes) -> Bool {
    guard let at = target.firstIndex(of: UInt8(ascii: "@")), at > target.startIndex else { return false }
    let host = target[(at + 1)...]
    guard let dot = host.firstIndex(of: UInt8(ascii: ".")), dot > host.startIndex, host.last != UInt8(ascii: ".")
    else { return false }
    return !target.contains { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
      && !host.contains(UInt8(ascii: "@"))
  }

  /// Up to eight bytes in lower case as a number; nil where there are none or more.
  private static func packed(_ bytes: some Collection<UInt8>) -> UInt64? {
    guard !bytes.isEmpty, bytes.count <= 8 else { return nil }
    return bytes.reduce(0) { $0 << 8 | UInt64((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
  }

  private static func packed(_ word: String) -> UInt64? { packed(word.utf8) }

  /// What a browser saves or hands to another program, rather than showing it as a page.
  private static let extensions: Set<UInt64> = Set(
    """
    pdf ps eps djvu epub mobi doc docx docm dot dotx odt rtf txt xls xlsx xlsm xlsb ods csv tsv ppt pptx pptm pps ppsx \
    odp odg pub vsd json geojson kml kmz shp gpx sav dta rdata sqlite mdb accdb zip gz tgz bz2 xz 7z rar tar jpg jpeg png \
    gif svg webp tif tiff bmp heic avif mp3 m4a wav ogg flac mp4 m4v mov avi wmv mkv webm exe msi dmg pkg deb rpm iso apk \
    ics vcf
    """.split(separator: " ").compactMap { packed(String($0)) })
}
