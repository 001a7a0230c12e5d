/// What a source of a book is.
enum EPUBPart: Sendable {
  case package, content, navigation
}
