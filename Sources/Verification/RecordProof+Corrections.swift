import Provenance
import Stages

extension RecordProof {
  private static let place = "corrections"

  /// What people wrote is a source beside the document.
  func addCorrections(to opened: inout OpenedFile) {
    for correction in corrections ?? [] where !correction.value.isEmpty {
      opened.sources.append(
        Source(
          id: SourceID(opened.sources.count), utf8: Array(correction.value.utf8), locator: .whole(RecordProof.place)))
    }
  }

  /// What can be said of a stretch that a person wrote, before its characters are compared; nil: compare them.
  func correctionOutcome(_ stretch: Stretch) -> RelationProof.Outcome? {
    guard stretch.entries.contains(where: { $0.place?.isCorrection ?? false }) else { return nil }
    guard let corrections else { return .stated }
    // Quantities are read in corrected text; all else stands where the correction says.
    guard !stretch.pointer.hasPrefix("/quantities/") else { return nil }
    let says = corrections.contains { stretch.pointer == $0.pointer || stretch.pointer.hasPrefix($0.pointer + "/") }
    return says || isMoved(stretch) ? nil : .failed("no correction says this of it")
  }

  /// Elements of a list move up where one before them was taken away.
  private func isMoved(_ stretch: Stretch) -> Bool {
    let list = stretch.pointer.split(separator: "/").prefix(2).reduce("") { $0 + "/" + $1 } + "/"
    return corrections?.contains { $0.value.utf8.elementsEqual(stretch.piece) && $0.pointer.hasPrefix(list) } ?? false
  }
}

extension StoredPlace {
  fileprivate var isCorrection: Bool {
    switch self {
    case .whole("corrections"), .bytes(_, part: "corrections"): true
    default: false
    }
  }
}
