import Provenance
import Verification

/// The columns that say where something stands, and their cells.
struct PlaceCells {
  static let columns = [
    ExportColumn("page", .integer), ExportColumn("line", .integer), ExportColumn("byte_start", .integer),
    ExportColumn("byte_end", .integer), ExportColumn("x", .number), ExportColumn("y", .number),
    ExportColumn("width", .number), ExportColumn("height", .number), ExportColumn("part"),
  ]

  private var page: Int?
  private var bytes: Range<Int>?
  private var box: Box?
  private var part: String?

  /// The place that holds all of some: the range from the first byte to the last, or the box around those of the first page.
  init(_ places: [StoredPlace]) {
    for place in places { add(place) }
  }

  private mutating func add(_ place: StoredPlace) {
    switch place {
    case .bytes(let range, let part):
      guard bytes == nil || self.part == part else { return }
      self.part = part
      bytes = bytes.map { min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound) } ?? range
    case .box(let page, let box):
      guard self.page == nil || self.page == page else { return }
      self.page = page
      self.box = self.box.map { $0.union(box) } ?? box
    case .whole(let name): if bytes == nil, page == nil { part = part ?? name }
    }
  }

  func cells(_ lookup: (any PlaceLookup)?) -> [ExportCell] {
    let line = part == nil ? bytes.flatMap { lookup?.line(ofByte: $0.lowerBound) } : nil
    return [
      ExportCell(page), ExportCell(line), ExportCell(bytes?.lowerBound), ExportCell(bytes?.upperBound),
      tenths(box?.x), tenths(box?.y), tenths(box?.width), tenths(box?.height), ExportCell(part),
    ]
  }

  /// As records write lengths: to 0.1 point.
  private func tenths(_ number: Float?) -> ExportCell {
    guard let number, number.isFinite, abs(number) < 1e12 else { return .empty }
    let scaled = Int((Double(number) * 10).rounded())
    let whole = "\(scaled < 0 ? "-" : "")\(abs(scaled) / 10)"
    return .number(scaled % 10 == 0 ? whole : "\(whole).\(abs(scaled) % 10)")
  }
}
