/// What a new stage begins as.
protocol StageSkeleton {
  /// Paths in the checkout, and texts.
  var files: [(path: String, text: String)] { get }
  /// Lines that make it known.
  var lines: [SkeletonLine] { get }
  /// What its author does next.
  var steps: [String] { get }
}

/// What is put into a file that is there, beside an anchor.
struct SkeletonLine {
  var path: String
  var anchor: String
  /// What replaces the anchor, the anchor included.
  var replacement: String
  /// Not the first anchor alone.
  var isEverywhere = false
}
