import JSONText
import Stages

/// What a document's record depends on besides its bytes: the stages of its format with versions and options, and the
/// libraries that they use. A change of it makes the record stale; a time limit is not part of it.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// A stage as far as it shapes records.
  struct Part: Sendable {
    let path: String
    let name: String
    let version: Int
    let options: JSONNode
    /// Nil for all.
    let mediaTypes: [String]?
    private let extractor: (any Extractor.Type)?

    init(
      _ reference: PipelineFile.StageReference, _ stage: any Stage, mediaTypes: [String]? = nil,
      extractor: (any Extractor.Type)? = nil
    ) {
      path = String(reference.path.prefix { $0 != "[" })
      name = stage.ownName.description
      version = stage.ownVersion
      options = reference.options
      self.mediaTypes = mediaTypes
      self.extractor = extractor
    }

    /// Asked for when they are wanted: to say its version, a library is loaded.
    var libraries: [(name: String, version: String)] { extractor?.libraries ?? [] }
  }

  /// `sha256:…`.
  public let description: String

  init(_ parts: [Part]) {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for part in parts {
      json.beginArray()
      json.string(part.path)
      json.string(part.name)
      json.int(part.version)
      json.node(part.options)
      for library in part.libraries {
        json.string(library.name)
        json.string(library.version)
      }
      json.endArray()
    }
    json.endArray()
    description = Digest.named(json.bytes)
  }
}

extension Plan {
  /// The fingerprint of documents of a media type; of those whose type is not known, that of the whole pipeline.
  ///
  /// `key`: of the document, where its profile hangs on it.
  public func fingerprint(forMediaType mediaType: String?, key: String? = nil) -> Fingerprint {
    let parts = parts(forKey: key)
    guard let mediaType else { return Fingerprint(parts) }
    return Fingerprint(parts.filter { $0.mediaTypes?.contains(mediaType) ?? true })
  }

  /// Such as `clean.whitespace@1`, of all stages in order; the sink is the last.
  public var stageNames: [String] { parts.map { "\($0.path).\($0.name)@\($0.version)" } }

  /// Such as `clean.whitespace@1`, in order, and the libraries used for a media type: as records say them.
  public func stages(forMediaType mediaType: String) -> (names: [String], libraries: [(name: String, version: String)])
  {
    let used = parts.dropLast().filter { $0.mediaTypes?.contains(mediaType) ?? true }
    return (used.map { "\($0.path).\($0.name)@\($0.version)" }, used.flatMap(\.libraries))
  }
}
