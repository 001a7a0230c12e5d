import JSONText
import Provenance
import Stages

/// One record's proof on its way: what holds is counted, what does not is listed.
struct RecordProof {
  let record: StoredRecord
  let file: [UInt8]
  let verifier: Verifier
  /// What the file of corrections says of the document; nil where it is not at hand.
  let corrections: [(pointer: String, value: String)]?
  /// What the container shows of it; nil for a file of its own.
  let container: ContainerFacts?
  let leaves: ValueLeaves
  let seams: Set<WrittenSeam>
  var result: Verification
  /// Places of evidence, for what is lost.
  var held: [StoredPlace] = []

  init(
    record: StoredRecord, file: [UInt8], verifier: Verifier, corrections: [(pointer: String, value: String)]? = nil,
    container: ContainerFacts? = nil
  ) {
    self.record = record
    self.file = file
    self.verifier = verifier
    self.corrections = corrections
    self.container = container
    leaves = ValueLeaves(record)
    seams = WrittenSeam.all(in: record)
    result = Verification(key: record.key)
  }

  mutating func fail(_ pointer: String, _ reason: String, place: StoredPlace? = nil) {
    result.add(Verification.Problem(pointer, reason, place: place?.description))
  }

  mutating func run() {
    guard checkSource() else { return }
    var opened: OpenedFile
    let format: any Format.Type
    do {
      (format, opened) = try verifier.open(record, file, container: container)
    } catch {
      let reason = (error as? Failure)?.description ?? "\(error)"
      return fail("/source/mediaType", "the source does not open: \(reason)")
    }
    checkOpened(opened)
    addCorrections(to: &opened)
    let reader = PlaceReader(file: file, opened: opened)
    checkRepairs(reader)
    checkValues(reader)
    checkSections(OpenedFileShape(hasPages: !opened.pages.isEmpty, lines: LineIndex(file)))
    checkQuantities()
    checkMarks(reader)
    checkBecause()
    checkLoss(opened, format, reader)
  }

  /// The file is the one that the record was made of.
  private mutating func checkSource() -> Bool {
    if record.byteCount != file.count {
      fail("/source/bytes", "the source has \(file.count) bytes, the record says \(record.byteCount)")
    }
    let digest = verifier.digest(file)
    if digest != record.digest { fail("/source/digest", "the source's digest is \(digest)") }
    let id = verifier.recordID(record.key)
    if id != record.id { fail("/id", "the id of this key is \(id)") }
    checkContainer()
    return result.problems.isEmpty
  }

  /// What the record says of the file is what opening it shows.
  private mutating func checkOpened(_ opened: OpenedFile) {
    let source = record.root["source"]
    if source?["encoding"]?.string != opened.encoding {
      fail("/source/encoding", "the source is \(opened.encoding ?? "no text file")")
    }
    checkParts(opened)
    let pages = source?["pages"]?.array ?? []
    guard pages.count == opened.pages.count else {
      return fail("/source/pages", "the source has \(opened.pages.count) pages, the record lists \(pages.count)")
    }
    for (index, page) in opened.pages.enumerated() {
      let width = pages[index]["width"]?.double ?? 0
      let height = pages[index]["height"]?.double ?? 0
      let isSame = abs(width - Double(page.width)) < 0.0501 && abs(height - Double(page.height)) < 0.0501
      if !isSame || pages[index]["label"]?.string != page.label {
        fail(
          "/source/pages/\(index)", "the page is \(page.width) by \(page.height) points, label \(page.label ?? "none")")
      }
    }
  }

  /// The record lists the parts that the format reads, and no others.
  private mutating func checkParts(_ opened: OpenedFile) {
    let parts = record.root["source"]?["parts"]?.array ?? []
    guard parts.count == opened.parts.count else {
      return fail("/source/parts", "\(opened.parts.count) parts are read, the record lists \(parts.count)")
    }
    for (index, part) in opened.parts.enumerated() {
      let isSame =
        parts[index]["name"]?.string == part.name && parts[index]["bytes"]?.int == part.bytes.count
        && parts[index]["digest"]?.string == verifier.digest(part.bytes)
      if !isSame { fail("/source/parts/\(index)", "the part is \(part.name), \(part.bytes.count) bytes") }
    }
  }

  /// What repairs removed stood there.
  private mutating func checkRepairs(_ reader: PlaceReader) {
    var end = 0
    for (index, repair) in record.repairs.enumerated() {
      let pointer = "/repairs/\(index)"
      if verifier.proof.entries([repair.rule]).unknown != nil { fail(pointer + "/rule", "is not in the catalogue") }
      if repair.bytes.lowerBound < end { fail(pointer + "/bytes", "repairs are not in order or overlap") }
      end = repair.bytes.upperBound
      let texts = reader.places(of: repair.bytes, part: nil).map(\.text)
      if !texts.contains(repair.removed) {
        fail(pointer + "/removed", "is not what stands there", place: .bytes(repair.bytes, part: nil))
      }
    }
  }
}
