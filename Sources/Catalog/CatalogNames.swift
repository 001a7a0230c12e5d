/// What the pages of a catalog call its entries and records.
struct CatalogNames {
  /// By id of the entry.
  let labels: [String: String]
  /// By id of the record.
  let keys: [String: String]

  init(_ catalog: ProjectCatalog) {
    labels = Dictionary(catalog.entries.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    keys = Dictionary(
      catalog.entries.lazy.flatMap(\.members).map { ($0.id, $0.key) }, uniquingKeysWith: { first, _ in first })
  }
}
