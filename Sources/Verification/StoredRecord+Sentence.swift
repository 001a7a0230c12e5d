public import JSONText

extension StoredRecord {
  /// The sentence around a quantity, cut from the value that it stands in; nil where the quantity names none.
  public static func sentence(of quantity: JSONNode, in root: JSONNode) -> String? {
    guard let bounds = quantity["sentence"]?.bounds, let text = quantity["in"]?.string.flatMap({ root.at($0)?.string })
    else { return nil }
    let scalars = text.unicodeScalars
    return String(String.UnicodeScalarView(scalars.dropFirst(bounds.lowerBound).prefix(bounds.count)))
  }
}
