import Exports

/// Web annotations: one page of them.
struct AnnotationsTarget: ExportTarget {
  private let annotations: WebAnnotations
  private var output: BufferedOutput
  private var isFirst = true

  /// - Throws: `CommandFailure` (73, 74).
  init(_ annotations: WebAnnotations, to path: String?) throws {
    self.annotations = annotations
    output = try BufferedOutput(to: path)
    try output.write(WebAnnotations.head)
  }

  mutating func add(_ record: ExportRecord) throws {
    for annotation in annotations.annotations(of: record) {
      try output.write(Array((isFirst ? "\n" : ",\n").utf8) + annotation)
      isFirst = false
    }
  }

  mutating func finish() throws {
    try output.write(WebAnnotations.tail)
    try output.finish()
  }

  func abandon() { output.abandon() }
}
