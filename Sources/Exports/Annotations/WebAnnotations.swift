import JSONText
import Provenance
import Verification

/// Values of records as W3C Web Annotations (Web Annotation Data Model, 2017): each value is the body, its places in the source the
/// targets.
///
/// A target's selectors are alternatives: bytes (DataPositionSelector), code points (TextPositionSelector), words
/// (TextQuoteSelector), or a page and a rectangle on it (FragmentSelector by RFC 8118).
public struct WebAnnotations: Sendable {
  /// How many code points of context a quotation has on each side.
  private static let context = 32

  private let baseURL: String?
  private let contacts: Bool

  /// - Parameters:
  ///   - baseURL: where the sources are published, for records that know no URL of their own.
  ///   - contacts: whether persons' names, addresses and telephone numbers are annotated.
  public init(baseURL: String? = nil, contacts: Bool = false) {
    self.baseURL = baseURL
    self.contacts = contacts
  }

  /// What stands before the first annotation: an AnnotationPage is opened.
  public static let head = Array(
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"id\":\"urn:verbatim:annotations\",\"items\":["
      .utf8)
  /// What stands after the last.
  public static let tail = Array("\n]}\n".utf8)

  /// The annotations of a record, one JSON object each.
  public func annotations(of record: ExportRecord) -> [[UInt8]] {
    let roots =
      ["/document/", "/quantities/"]
      + [record.stored.profileRoot.map { "/\(JSONPointer.escape($0))/" }].compactMap { $0 }
    let source = SourceName(record.stored, baseURL: baseURL).iri
    return record.stored.evidence.compactMap { pointer, entries in
      guard roots.contains(where: { pointer.hasPrefix($0) }),
        contacts || !ContactFilter.isPersonal(pointer, root: record.stored.profileRoot),
        let node = record.root.at(pointer)
      else { return nil }
      let places = entries.compactMap { entry in entry.place.map { (entry, $0) } }
      guard !places.isEmpty else { return nil }
      return annotation(pointer, node, places, source, record)
    }
  }

  private func annotation(
    _ pointer: String, _ node: JSONNode, _ places: [(StoredEvidence, StoredPlace)], _ source: String,
    _ record: ExportRecord
  ) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    json.key("id")
    json.string("urn:verbatim:\(record.stored.id):\(SourceName.encoded(pointer, keeping: "/"))")
    json.key("type")
    json.string("Annotation")
    json.key("motivation")
    json.string("identifying")
    json.key("body")
    body(pointer, node, record, &json)
    json.key("target")
    json.beginArray()
    for (entry, place) in places { target(entry, place, source, node, record, &json) }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private func body(_ pointer: String, _ node: JSONNode, _ record: ExportRecord, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.string("TextualBody")
    json.key("purpose")
    json.string("identifying")
    json.key("format")
    json.string("text/plain")
    if let language = record.root["document"]?["language"]?.string {
      json.key("language")
      json.string(language)
    }
    json.key("value")
    if let text = node.string {
      json.string(text)
    } else {
      var spelled = JSONWriter(compact: true)
      spelled.node(node)
      json.string(utf8: spelled.bytes)
    }
    json.key("verbatim:pointer")
    json.string(pointer)
    json.endObject()
  }

  private func target(
    _ entry: StoredEvidence, _ place: StoredPlace, _ source: String, _ node: JSONNode, _ record: ExportRecord,
    _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("type")
    json.string("SpecificResource")
    json.key("source")
    json.string(source)
    json.key("verbatim:is")
    json.string(entry.relation.rawValue)
    json.key("selector")
    json.beginArray()
    switch place {
    case .bytes(let bytes, nil):
      position("DataPositionSelector", bytes, &json)
      if let points = record.places?.codePoints(at: bytes) { position("TextPositionSelector", points, &json) }
      quote(entry, bytes, node, record, &json)
    case .box(let page, let box): fragment(page, box, &json)
    case .bytes(let bytes, let part?): fragment("\(part)#bytes=\(bytes.lowerBound)-\(bytes.upperBound)", &json)
    case .whole(let name): fragment(name, &json)
    }
    json.endArray()
    json.endObject()
  }

  private func position(_ type: String, _ range: Range<Int>, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.string(type)
    json.key("start")
    json.int(range.lowerBound)
    json.key("end")
    json.int(range.upperBound)
    json.endObject()
  }

  private func quote(
    _ entry: StoredEvidence, _ bytes: Range<Int>, _ node: JSONNode, _ record: ExportRecord, _ json: inout JSONWriter
  ) {
    guard let exact = SourceQuote.words([entry], of: node.string ?? "", record.places) else { return }
    json.beginObject()
    json.key("type")
    json.string("TextQuoteSelector")
    json.key("exact")
    json.string(exact)
    for (key, words) in [
      ("prefix", record.places?.words(before: bytes.lowerBound, WebAnnotations.context)),
      ("suffix", record.places?.words(after: bytes.upperBound, WebAnnotations.context)),
    ] {
      guard let words, !words.isEmpty else { continue }
      json.key(key)
      json.string(words)
    }
    json.endObject()
  }

  /// A rectangle on a page: `page` and `viewrect` of RFC 8118, in points from the top-left corner.
  private func fragment(_ page: Int, _ box: Box, _ json: inout JSONWriter) {
    var numbers = JSONWriter(compact: true)
    numbers.beginArray()
    for number in [box.x, box.y, box.width, box.height] { numbers.tenths(number) }
    numbers.endArray()
    let rectangle = String(decoding: numbers.bytes.dropFirst().dropLast(), as: UTF8.self)
    json.beginObject()
    json.key("type")
    json.string("FragmentSelector")
    json.key("conformsTo")
    json.string("http://tools.ietf.org/rfc/rfc3778")
    json.key("value")
    json.string("page=\(page)&viewrect=\(rectangle)")
    json.endObject()
  }

  private func fragment(_ name: String, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.string("FragmentSelector")
    json.key("value")
    json.string(SourceName.encoded(name, keeping: "/:=#"))
    json.endObject()
  }
}
