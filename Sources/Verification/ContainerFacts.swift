import Stages

/// What a container shows of a document in it, for the record's account of it to be held against.
public struct ContainerFacts: Sendable {
  /// `sha256:…` of the container.
  public var digest: String
  /// The document's key, less what stands before it; nil where the container gives it no name.
  public var key: String?
  public var url: String?
  public var charset: String?

  public init(digest: String, key: String?, url: String?, charset: String?) {
    self.digest = digest
    self.key = key
    self.url = url
    self.charset = charset
  }
}

extension RecordProof {
  /// The document stands in the container as the record says.
  mutating func checkContainer() {
    guard let place = record.container else {
      if container != nil { fail("/source/container", "is missing") }
      return
    }
    guard let container else { return fail("/source/container", "the container is not at hand") }
    if place.digest != container.digest {
      fail("/source/container/digest", "the container's digest is \(container.digest)")
    }
    if record.url != container.url { fail("/source/url", "it was fetched from \(container.url ?? "nowhere")") }
    let name = container.key ?? "\(place.key)#\(place.offset)"
    if record.key != name, !record.key.hasSuffix("/" + name) { fail("/source/key", "the container calls it \(name)") }
  }
}
