import DocumentModel

/// How well a document fits a profile: first whether its metadata says that it is of this kind, then how many fields it states
/// by a metadata key or a label, then how many it has at all.
struct ProfileFit: Comparable {
  private let isSaid: Bool
  private let stated: Int
  private let filled: Int

  /// A document that the profile does not recognise.
  init() {
    (isSaid, stated, filled) = (false, 0, 0)
  }

  /// `because`: the rule that filled each field.
  init(isSaid: Bool, because: [String]) {
    self.isSaid = isSaid
    stated = because.count { $0.hasPrefix("profile.metadata.") || $0.hasPrefix("profile.label.") }
    filled = because.count
  }

  static func < (left: ProfileFit, right: ProfileFit) -> Bool {
    (left.isSaid ? 1 : 0, left.stated, left.filled) < (right.isSaid ? 1 : 0, right.stated, right.filled)
  }

  private var words: String {
    guard filled > 0 else { return "no fields" }
    return (isSaid ? "the metadata say so, " : "") + "\(filled) fields, \(stated) of them stated"
  }

  /// Why a profile was chosen among several, for the record.
  static func note(_ fits: [(name: String, fit: ProfileFit)], chosen: Int) -> Diagnostic {
    let others = fits.indices.filter { $0 != chosen }.map { "\(fits[$0].name): \(fits[$0].fit.words)" }
    let message =
      fits[chosen].fit.filled > 0
      ? "\(fits[chosen].name) fits best: \(fits[chosen].fit.words); \(others.joined(separator: "; "))"
      : "no profile is recognized; \(fits[chosen].name) is the first"
    return Diagnostic(.note, "profile.chosen", message)
  }
}
