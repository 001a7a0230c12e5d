import DocumentModel
import HTMLContent
import JSONText
import Provenance

/// When a page was published and changed, by all that it says of it.
struct PageDates {
  private let metadata: PageMetadata
  private let linked: LinkedData
  private let signs: PageSigns
  private let byline: PageByline
  private let forms: PageDateForms
  private let url: TracedText?

  init(
    _ metadata: PageMetadata, _ linked: LinkedData, _ signs: PageSigns, _ byline: PageByline, _ forms: PageDateForms,
    url: TracedText?
  ) {
    self.metadata = metadata
    self.linked = linked
    self.signs = signs
    self.byline = byline
    self.forms = forms
    self.url = url
  }

  var published: TracedText? {
    if signs.isDiscussion, linked.article == nil, let date = first([byline.firstDay]) { return date }
    if let stated { return local(stated) }
    if !isOffer {
      let shown = signs.dates()
      let line = signs.isDiscussion ? byline.firstDay : byline.date
      if let date = first(shown.own + [line, shown.firstOfAlike]) { return local(date) }
    }
    return first([PageSigns.date(in: url), isOffer ? nil : byline.month]) ?? agreed
  }

  /// What the metadata state.
  private var stated: TracedText? {
    firstStated([
      linked.text(linked.article, "datePublished"), value(["article:published_time", "og:article:published_time"]),
      linked.text(linked.page, "datePublished"), property("datePublished"),
      only([
        "datepublished", "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
        "publish-date", "publish_date", "publishdate", "published_on", "publication-date", "pubdate",
        "publication_date", "article.published", "published_time", "date",
      ]),
    ])
  }

  /// Lines of the page count where the metadata say nothing, on no list of posts or offers.
  func modified(shown: PageChange) -> TracedText? {
    firstStated([
      linked.text(linked.article, "dateModified"), value(["article:modified_time", "og:updated_time"]),
      linked.text(linked.page, "dateModified"), property("dateModified"),
      value(["datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "revised"]),
    ]) ?? (signs.isDiscussion || isOffer ? nil : first([shown.date]))
  }

  private var types: [String] { metadata.values("og:type").map { $0.string.lowercased() } }

  /// Whether the page offers one thing: the dates that it shows are those of reviews.
  private var isOffer: Bool { linked.hasProduct || types.contains { $0.hasPrefix("product") } }

  /// The day that the data of all scripts agree on. What is no article may hold the data of one in an attribute, where
  /// scripts put them that write the page.
  private var agreed: TracedText? {
    let isArticle = linked.article != nil || types.contains("article") || signs.isOnlyArticle && !isOffer
    let dates = PageData(metadata.source).dates(inAttributes: !isArticle).compactMap { forms.read($0) }
    let days = Set(dates.map { $0.utf8.prefix(10) })
    return days.count == 1 && days.first?.count == 10 ? dates[0] : nil
  }

  /// A moment in UTC as the page's place has it, where the page says so: with an offset, or as a day in the address.
  private func local(_ date: TracedText) -> TracedText {
    guard let moment = PageMoment(date.utf8), moment.offset == 0 else { return date }
    let others = signs.times + metadata.meta.filter { $0.key.contains("date") || $0.key.contains("time") }.map(\.value)
    for other in others.prefix(40) {
      guard let read = PageDateForms.stated(other), let same = PageMoment(read.utf8) else { continue }
      if same.minutes == moment.minutes, same.offset != 0 { return read }
    }
    guard let day = PageSigns.date(in: url).flatMap({ forms.read($0) }) else { return date }
    return PageMoment.day(day.utf8).map { moment.isLocal($0) } ?? false ? day : date
  }

  /// The first that is a date, to the month or to the day.
  private func first(_ candidates: [TracedText?]) -> TracedText? {
    candidates.lazy.compactMap { $0.flatMap { forms.read($0) } }.first { $0.count >= 7 }
  }

  /// The same of what is written for machines, whose order of numbers no language tells.
  private func firstStated(_ candidates: [TracedText?]) -> TracedText? {
    candidates.lazy.compactMap { $0.flatMap { PageDateForms.stated($0) } }.first { $0.count >= 7 }
  }

  private func value(_ names: [String]) -> TracedText? {
    names.lazy.compactMap { metadata.values($0).first }.first
  }

  /// The value of the first name that has one; unless it has several that differ, as reviews of an offer have.
  private func only(_ names: [String]) -> TracedText? {
    guard let values = names.lazy.map({ metadata.values($0) }).first(where: { !$0.isEmpty }) else { return nil }
    return !isOffer || values.allSatisfy { $0.utf8 == values[0].utf8 } ? values[0] : nil
  }

  /// A property that the page states once, and not of a review of it.
  private func property(_ name: String) -> TracedText? {
    let found = metadata.properties.filter { $0.name == name }
    return found.count == 1 && !signs.isReview(found[0].element) ? found[0].value : nil
  }
}
