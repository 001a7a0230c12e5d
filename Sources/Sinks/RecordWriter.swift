import DocumentModel
import JSONText
import Provenance
import Stages

/// Writes one record: each traced text as a value, and at the end its evidence.
struct RecordWriter {
  let signed: SignedRecord
  var json: JSONWriter
  /// Values written so far that need evidence: JSON Pointer, text, and whether the value is no string.
  var evidence: [(pointer: String, text: TracedText, isNumber: Bool)] = []

  init(_ signed: SignedRecord, compact: Bool) {
    self.signed = signed
    json = JSONWriter(compact: compact)
  }

  /// The record, with a final line feed.
  mutating func write(evidence place: JSONSink.Options.EvidencePlace) -> [UInt8] {
    json.beginObject()
    json.key("schema")
    json.string("verbatim/record/1")
    json.key("id")
    json.string(signed.id)
    writeSource()
    writeFacts()
    writeProfile()
    writeSections()
    writeQuantities()
    writeLinks()
    writeImages()
    writeMetadata()
    writeRepairs()
    writeOmissions()
    writeDiagnostics()
    if place == .inline { writeEvidence() }
    writePipeline()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  /// The evidence as a file of its own.
  mutating func writeEvidenceAlone() -> [UInt8] {
    _ = write(evidence: .none)
    json = JSONWriter(compact: false)
    json.beginObject()
    json.key("schema")
    json.string("verbatim/evidence/1")
    json.key("id")
    json.string(signed.id)
    writeEvidence()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  /// A traced text as a string, with its evidence noted.
  mutating func text(_ text: TracedText, at pointer: String) {
    json.string(utf8: text.utf8)
    evidence.append((pointer, text, false))
  }

  /// A key and a traced text, where there is text.
  mutating func field(_ key: String, _ text: TracedText?, below pointer: String) {
    guard let text, !text.isEmpty else { return }
    json.key(key)
    self.text(text, at: "\(pointer)/\(key)")
  }

  /// A key and a list of traced texts, where there are any.
  mutating func field(_ key: String, _ texts: [TracedText], below pointer: String) {
    let texts = texts.filter { !$0.isEmpty }
    guard !texts.isEmpty else { return }
    json.key(key)
    json.beginArray()
    for (index, text) in texts.enumerated() { self.text(text, at: "\(pointer)/\(key)/\(index)") }
    json.endArray()
  }

  /// A traced text that is spelled as a JSON number.
  mutating func number(_ text: TracedText, at pointer: String) {
    json.number(text.utf8)
    evidence.append((pointer, text, true))
  }

  private mutating func writeFacts() {
    let facts = signed.record.facts
    let pointer = "/document"
    guard facts.hasAny else { return }
    json.key("document")
    json.beginObject()
    field("title", facts.title, below: pointer)
    field("language", facts.language, below: pointer)
    field("published", facts.published, below: pointer)
    field("modified", facts.modified, below: pointer)
    field("authors", facts.authors, below: pointer)
    field("publisher", facts.publisher, below: pointer)
    field("description", facts.summary, below: pointer)
    field("url", facts.url, below: pointer)
    field("keywords", facts.keywords, below: pointer)
    field("license", facts.license, below: pointer)
    json.endObject()
  }

  private mutating func writeProfile() {
    if let profile = signed.record.profile {
      json.key("profile")
      json.beginObject(inline: true)
      json.key("name")
      json.string(profile.name)
      json.key("version")
      json.int(profile.version)
      json.endObject()
    }
    if let root = signed.record.root, !root.fields.isEmpty {
      json.key(root.key)
      value(.object(root.fields.map { ($0.key, $0.value) }), at: "/" + JSONPointer.escape(root.key))
    }
    guard !signed.record.because.isEmpty else { return }
    json.key("because")
    json.beginObject()
    for entry in signed.record.because {
      json.key(entry.pointer)
      json.string(entry.rule)
    }
    json.endObject()
  }

  private mutating func value(_ value: Field.Value, at pointer: String) {
    switch value {
    case .text(let text): self.text(text, at: pointer)
    case .word(let word): json.string(word)
    case .list(let items):
      json.beginArray()
      for (index, item) in items.enumerated() { self.value(item, at: "\(pointer)/\(index)") }
      json.endArray()
    case .object(let members):
      json.beginObject()
      for member in members {
        json.key(member.key)
        self.value(member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))")
      }
      json.endObject()
    }
  }
}

extension Facts {
  fileprivate var hasAny: Bool {
    title != nil || language != nil || published != nil || modified != nil || !authors.isEmpty || publisher != nil
      || summary != nil || url != nil || !keywords.isEmpty || license != nil
  }
}
