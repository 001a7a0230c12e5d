/// How much of what no value needs a page shows.
struct Folding {
  /// Bytes of a stretch beyond which only its head and its tail are shown.
  typealias Stretch = (limit: Int, head: Int, tail: Int)

  /// Neither held nor left out: syntax and markup.
  var plain: Stretch
  var omitted: Stretch
  var held: Stretch
  /// Rows without a mark that are shown at the start and the end of a run of such.
  var context: Int
  /// Rows that are left out or have no text, in a run: how many are shown, at its start and its end.
  var left: Stretch

  /// From the one that shows most on: a page takes the first with which it is small enough.
  static let steps = [
    Folding(
      plain: (300, 160, 80), omitted: (600, 360, 120), held: (120_000, 80_000, 4_000), context: 3, left: (40, 12, 6)),
    Folding(plain: (120, 60, 40), omitted: (240, 120, 60), held: (20_000, 12_000, 2_000), context: 1, left: (12, 4, 2)),
    Folding(plain: (60, 24, 24), omitted: (120, 60, 30), held: (2_000, 800, 200), context: 1, left: (6, 2, 1)),
  ]
}
