/// Keys that front matter has on most sites: evidence where little else is.
enum KnownKeys {
  private static let keys: Set<String> = [
    "title", "date", "author", "authors", "layout", "tags", "categories", "category", "description", "slug", "draft",
    "permalink", "summary", "excerpt", "image", "weight", "published", "keywords", "lang", "language", "id", "url",
    "aliases", "template", "type", "name", "subtitle", "updated", "lastmod", "redirect_from", "sidebar_label",
  ]

  static func holds(_ name: ArraySlice<UInt8>) -> Bool {
    keys.contains(String(decoding: name, as: UTF8.self).lowercased())
  }
}
