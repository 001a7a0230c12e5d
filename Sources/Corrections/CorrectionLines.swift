import JSONText

/// Corrections of one document as JSON, for a worker.
public enum CorrectionLines {
  public static func write(_ corrections: [Correction]) -> String {
    var json = JSONWriter(compact: true)
    json.beginArray()
    for correction in corrections {
      json.beginArray()
      for cell in [correction.pointer, correction.value, correction.note, correction.digest] { json.string(cell) }
      json.endArray()
    }
    json.endArray()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Those of `write`; what is no correction is left out.
  public static func read(_ text: String) -> [Correction] {
    ((try? JSONReader.read(Array(text.utf8)))?.array ?? []).compactMap { node in
      let cells = (node.array ?? []).compactMap(\.string)
      guard cells.count == 4 else { return nil }
      return Correction(pointer: cells[0], value: cells[1], note: cells[2], digest: cells[3])
    }
  }
}
