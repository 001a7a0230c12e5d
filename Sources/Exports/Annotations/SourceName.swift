import JSONText
import Verification

/// What a source is called on the web.
struct SourceName {
  /// Its URL where it is known, else a base URL with its key, else its digest as a Named Information URI (RFC 6920).
  let iri: String

  init(_ record: StoredRecord, baseURL: String?) {
    if let url = record.url ?? record.root["document"]?["url"]?.string, SourceName.isAddress(url) {
      iri = url
    } else if let baseURL {
      iri = (baseURL.hasSuffix("/") ? baseURL : baseURL + "/") + SourceName.encoded(record.key, keeping: "/%")
    } else {
      iri = "ni:///sha-256;" + SourceName.base64(ofHex: record.digest.dropFirst("sha256:".count))
    }
  }

  static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 < 0x7F }
  }

  /// Percent-encoded, but for letters, digits, `-._~` and some further characters.
  static func encoded(_ text: String, keeping others: StaticString) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isKept = others.withUTF8Buffer { $0.contains(byte) }
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      case _ where isKept: result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Bytes written in hexadecimal, as base64url without padding (RFC 4648, section 5).
  private static func base64(ofHex hex: Substring) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for digit in hex {
      bits = bits << 4 | UInt32(digit.hexDigitValue ?? 0)
      count += 4
      guard count >= 6 else { continue }
      count -= 6
      result.append(alphabet[Int(bits >> UInt32(count)) & 63])
      bits &= (1 << UInt32(count)) - 1
    }
    if count > 0 { result.append(alphabet[Int(bits << UInt32(6 - count)) & 63]) }
    return String(decoding: result, as: UTF8.self)
  }
}
