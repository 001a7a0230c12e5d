/// Runs a work both ways in turn, so that a busy machine slows both alike.
struct Comparison {
  /// Medians.
  let traced: Duration
  let plain: Duration

  var ratio: Double { traced / plain }

  static func run(_ work: Work, rounds: Int) -> Comparison {
    let clock = ContinuousClock()
    var traced: [Duration] = []
    var plain: [Duration] = []
    for _ in 0..<rounds {
      traced.append(clock.measure { keep(work.traced()) })
      plain.append(clock.measure { keep(work.plain()) })
    }
    return Comparison(traced: traced.sorted()[rounds / 2], plain: plain.sorted()[rounds / 2])
  }

  /// Uses a value, so that the work is not optimised away.
  @inline(never) private static func keep(_ count: Int) {
    if count < 0 { print(count) }
  }
}
