/// Something that is written for a site generator, or a formula: what the Markdown parser must not look into.
struct TemplateTag {
  enum Kind: Equatable {
    /// Nothing is seen of it on the page: a statement, a comment, an attribute list.
    case silent
    /// A word or more of the page that only the site generator knows.
    case output
    /// Between signs of that many bytes each.
    case formula(Int)
    /// Lines of code follow; the bytes name their language.
    case codeStart(Range<Int>?)
    case codeEnd
    /// A tag within code that says no more than that the code is to be left alone.
    case rawInCode
  }

  var kind: Kind
  /// Bytes of the source.
  var range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
