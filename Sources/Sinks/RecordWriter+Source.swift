import DocumentModel
import JSONText
import Provenance
import Stages

extension RecordWriter {
  mutating func writeSource() {
    json.key("source")
    json.beginObject()
    json.key("key")
    json.string(signed.key)
    json.key("mediaType")
    json.string(signed.mediaType)
    if let encoding = signed.opened.encoding {
      json.key("encoding")
      json.string(encoding)
    }
    json.key("digest")
    json.string(signed.digest)
    json.key("bytes")
    json.int(signed.byteCount)
    if let url = signed.url {
      json.key("url")
      json.string(url)
    }
    writePages()
    writeParts()
    writeContainer()
    json.endObject()
  }

  private mutating func writeContainer() {
    guard let container = signed.container else { return }
    json.key("container")
    json.beginObject(inline: true)
    json.key("key")
    json.string(container.key)
    json.key("digest")
    json.string(container.digest)
    json.key("offset")
    json.int(container.offset)
    json.endObject()
  }

  private mutating func writePages() {
    guard !signed.opened.pages.isEmpty else { return }
    json.key("pages")
    json.pages(signed.opened.pages)
  }

  private mutating func writeParts() {
    guard !signed.opened.parts.isEmpty else { return }
    json.key("parts")
    json.beginArray()
    for (part, digest) in zip(signed.opened.parts, signed.partDigests) {
      json.beginObject(inline: true)
      json.key("name")
      json.string(part.name)
      json.key("digest")
      json.string(digest)
      json.key("bytes")
      json.int(part.bytes.count)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writePipeline() {
    let pipeline = signed.pipeline
    json.key("pipeline")
    json.beginObject()
    json.key("version")
    json.string(pipeline.version)
    json.key("configuration")
    json.string(pipeline.configuration)
    json.key("stages")
    json.beginArray(inline: true)
    for stage in pipeline.stages { json.string(stage) }
    json.endArray()
    if !pipeline.libraries.isEmpty {
      json.key("libraries")
      json.beginObject(inline: true)
      for library in pipeline.libraries {
        json.key(library.name)
        json.string(library.version)
      }
      json.endObject()
    }
    json.endObject()
  }

  /// The bytes of a record before its last key, `pipeline`: the same as long as the content is.
  static func contentLength(of output: [UInt8]) -> Int {
    let key = Array("\"pipeline\":".utf8)
    var index = output.count - key.count
    while index > 0 {
      if output[index] == key[0], output[index..<(index + key.count)].elementsEqual(key) { return index }
      index -= 1
    }
    return output.count
  }
}
