internal import DocumentModel
internal import Provenance
internal import Stages

/// The dates that a document says of itself on its first page or its last: `Updated July 2023`, `Stand: Mai 2023`.
///
/// A piece of a line begins so, or goes on so behind a dash or a stroke, and ends with the date. Where such pieces name
/// several days, none is known. Without such words, a month alone at the head of the first page is that of an issue; a day there may be
/// that of an event.
struct StatedDates {
  private(set) var published: TracedText?
  private(set) var modified: TracedText?

  /// In lower case, without what may follow: a colon, `on`.
  private static let updates = [
    "last updated", "last update", "updated", "last modified", "last revised", "revised", "stand",
    "zuletzt aktualisiert",
    "aktualisiert", "letzte aktualisierung", "dernière mise à jour", "mise à jour", "mis à jour",
    "ficha actualizada", "última actualización", "ultimo aggiornamento", "aggiornato", "laatst bijgewerkt",
    "bijgewerkt", "обновлено",
    "Última actualización", "actualizado", "última atualização", "Última atualização", "atualizado",
  ].map { Array($0.utf8) }
  private static let publications = [
    "date of publication", "publication date", "published", "veröffentlicht", "publié", "date de publication",
    "publicado",
    "fecha de publicación", "data de publicação", "pubblicato", "gepubliceerd", "publicerad", "publisert",
    "опубликовано",
  ].map { Array($0.utf8) }
  private static let particles = [" on ", " am ", " le ", " el ", " em ", " : ", ": ", ":", " "].map { Array($0.utf8) }
  /// What may stand before a label and behind a date.
  private static let separators = [" – ", " — ", " - ", " | ", " · ", " • ", " ("].map { Array($0.utf8) }
  private static let longest = 160
  /// The part of a page's height where its head stands.
  private static let head: Float = 0.13

  init(_ layout: DocumentLayout) {
    let last = layout.blocks.map(\.page).max() ?? 0
    var (published, modified): ([TracedText], [TracedText]) = ([], [])
    var months: [TracedText] = []
    for block in layout.blocks where block.page == 0 || block.page == last {
      if case .table = block.kind { continue }
      let page = layout.pages[block.page]
      for chunk in block.lines.lazy.flatMap(\.chunks) {
        let bytes = page.bytes(chunk.scalars)
        guard bytes.count <= StatedDates.longest else { continue }
        for piece in StatedDates.pieces(Array(page.source.utf8[bytes])) {
          let text = page.source.quote((bytes.lowerBound + piece.lowerBound)..<(bytes.lowerBound + piece.upperBound))
          if let date = StatedDates.date(text, behind: StatedDates.updates) { modified.append(date) }
          if let date = StatedDates.date(text, behind: StatedDates.publications) ?? StatedDates.imprint(text) {
            published.append(date)
          }
          if block.page == 0, chunk.box.bottom < StatedDates.head * page.geometry.height,
            let month = StatedDates.month(text)
          {
            months.append(month)
          }
        }
      }
    }
    self.published = StatedDates.only(published.isEmpty && modified.isEmpty ? months : published)
    self.modified = StatedDates.only(modified)
  }

  private static func only(_ dates: [TracedText]) -> TracedText? {
    dates.allSatisfy { $0.utf8 == dates[0].utf8 } ? dates.first : nil
  }

  /// Parted by dashes, strokes and brackets.
  private static func pieces(_ text: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var (start, index) = (0, 0)
    while index < text.count {
      guard let separator = separators.first(where: { text[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      pieces.append(start..<index)
      index += separator.count
      start = index
    }
    return pieces + [start..<text.count]
  }

  /// The month that a piece is: `November 2022`.
  private static func month(_ text: TracedText) -> TracedText? {
    let month = text.trimmed()
    guard month.utf8.count <= 20, month.utf8.first.map({ $0 > 0x39 }) ?? false,
      let iso = DateSpelling.iso(month.utf8), iso.count == 7
    else { return nil }
    return month.respelled(month.indices, as: iso, by: .valueDate)
  }

  /// The month behind who published: `Published by the Oak Trust, April 2023`.
  private static func imprint(_ text: TracedText) -> TracedText? {
    let lowered = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let leads = ["published by ", "herausgegeben von ", "publié par ", "publicado por "]
    guard leads.contains(where: { lowered.starts(with: $0.utf8) }), let comma = lowered.lastIndex(of: 0x2C) else {
      return nil
    }
    let date = text[(comma + 1)..<(text.utf8.last == 0x2E ? max(comma + 1, text.count - 1) : text.count)].trimmed()
    guard let iso = DateSpelling.iso(date.utf8), iso.count >= 7 else { return nil }
    return iso == date.utf8 ? date : date.respelled(date.indices, as: iso, by: .valueDate)
  }

  /// The date that follows one of the labels, to the month at least.
  private static func date(_ text: TracedText, behind labels: [[UInt8]]) -> TracedText? {
    let lowered = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let label = labels.first(where: { lowered.starts(with: $0) }),
      let particle = particles.first(where: { lowered[label.count...].starts(with: $0) })
    else { return nil }
    var end = text.count
    while end > 0, [0x20, 0x29, 0x2E].contains(text.utf8[end - 1]) { end -= 1 }
    let start = label.count + particle.count
    guard start < end else { return nil }
    let date = text[start..<end]
    guard let iso = DateSpelling.iso(date.utf8), iso.count >= 7 else { return nil }
    return iso == date.utf8 ? date : date.respelled(date.indices, as: iso, by: .valueDate)
  }
}
