public import Provenance

/// A place as a record names it, before anything is known of the file.
public enum StoredPlace: Hashable, Sendable {
  /// Half-open range of bytes, of the file or of the inner part of that name.
  case bytes(Range<Int>, part: String?)
  /// A page from 1, and a box in points from the top-left corner of the page as displayed.
  case box(page: Int, Box)
  /// A named place, compared whole.
  case whole(String)
}

extension StoredPlace: CustomStringConvertible {
  public var description: String {
    switch self {
    case .bytes(let range, let part):
      (part.map { "\($0) " } ?? "") + "bytes \(range.lowerBound)..<\(range.upperBound)"
    case .box(let page, let box): "page \(page) box [\(box.x), \(box.y), \(box.width), \(box.height)]"
    case .whole(let name): name
    }
  }
}
