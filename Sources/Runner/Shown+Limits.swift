/// Limits, as people write them in flags and in `run`.
extension Shown {
  /// `2 GiB`, `512 MiB`, `1000 bytes`: the largest unit that leaves nothing over.
  public static func bytes(_ count: Int) -> String {
    for (unit, shift) in [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)] where count >> shift > 0 {
      if count & ((1 << shift) - 1) == 0 { return "\(count >> shift) \(unit)" }
    }
    return "\(count) bytes"
  }

  /// `60 s`, `500 ms`.
  public static func time(milliseconds: Int) -> String {
    milliseconds >= 1000 && milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
