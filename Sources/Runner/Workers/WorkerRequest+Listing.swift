import JSONText
import Stages
import SystemPackage

/// Listing a container in a worker: the request, its answer, and both read at the other end.
extension WorkerRequest {
  init(listing file: ContainerFile, from cursor: ContainerCursor) {
    self.init(
      verb: "list",
      fields: [("format", file.format), ("from", String(cursor.offset)), ("lost", cursor.isLost ? "yes" : "no")],
      contents: [.opened(file)])
  }
}

extension WorkerAnswer {
  /// - Throws: `Failure`, or `Errno`.
  init(listing contents: [WorkerContent], _ fields: JSONNode, _ loop: WorkerLoop) throws {
    guard let file = contents.first?.descriptor, let offset = fields["from"]?.string.flatMap({ Int($0) }),
      let container = loop.containers.first(where: { $0.name == fields["format"]?.string })
    else { throw Failure("worker.protocol", "list needs a container and an offset") }
    let cursor = ContainerCursor(offset: offset, isLost: fields["lost"]?.string == "yes")
    let listing = try container.list(FileBytes(file), from: cursor, limit: loop.contentLimit)
    self.init()
    add("status", "listed")
    var json = JSONWriter(compact: true)
    listing.write(&json)
    payloads = [json.bytes]
  }
}

extension ContainerListing {
  /// As an object: `documents`, each with its `offset` and its `name`, and `next`, where there is more.
  func write(_ json: inout JSONWriter) {
    json.beginObject()
    writeMembers(&json) { entry in entry.name.map { ("name", $0) } }
    json.endObject()
  }

  /// The same without the braces; `naming` says which key an entry gets besides its offset.
  func writeMembers(_ json: inout JSONWriter, naming: (Entry) -> (key: String, value: String)?) {
    json.key("documents")
    json.beginArray()
    for entry in entries {
      json.beginObject()
      json.key("offset")
      json.int(entry.offset)
      if let name = naming(entry) {
        json.key(name.key)
        json.string(name.value)
      }
      json.endObject()
    }
    json.endArray()
    guard let next else { return }
    json.key("next")
    json.beginObject()
    json.key("from")
    json.int(next.offset)
    json.key("lost")
    json.bool(next.isLost)
    json.endObject()
  }

  /// - Throws: `Failure` for what a worker answered in its place.
  init(_ reply: WorkerReply) throws {
    guard reply.fields["status"]?.string == "listed", let payload = reply.payloads.first,
      let node = try? JSONReader.read(payload)
    else {
      throw Failure(
        reply.fields["code"]?.string ?? "worker.protocol", reply.fields["reason"]?.string ?? "it lists nothing")
    }
    self.init()
    for item in node["documents"]?.array ?? [] {
      guard let offset = item["offset"]?.int else { continue }
      entries.append(Entry(offset: offset, name: item["name"]?.string))
    }
    next = node["next"].flatMap { node in
      node["from"]?.int.map { ContainerCursor(offset: $0, isLost: node["lost"]?.bool ?? false) }
    }
  }
}

extension ContainerPlace {
  /// As fields of a request.
  var fields: [(String, String)] {
    [("containerKey", key), ("containerDigest", digest), ("containerOffset", String(offset))]
  }

  /// Nil where a request names none.
  init?(_ fields: JSONNode) {
    guard let key = fields["containerKey"]?.string, let digest = fields["containerDigest"]?.string,
      let offset = fields["containerOffset"]?.string.flatMap({ Int($0) })
    else { return nil }
    self.init(key: key, digest: digest, offset: offset)
  }
}
