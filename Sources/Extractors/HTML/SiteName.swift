import Provenance

/// What a page's site is called: by its metadata, and by its address.
struct SiteName {
  private let names: Set<FoldedText>
  private let host: [UInt8]

  /// The host is the address’s name proper in letters and digits: `usaid` of `www.usaid.gov`.
  init(_ names: [TracedText], host: [UInt8]) {
    self.names = Set(names.map { FoldedText($0) }.filter { !$0.isEmpty })
    self.host = host
  }

  /// Whether a text is the site's name and nothing else.
  func isNamed(by text: ArraySlice<UInt8>) -> Bool {
    let folded = FoldedText(text)
    if names.contains(folded) { return true }
    guard folded.letters.count >= 4, host.count >= 4 else { return false }
    if host.holds(folded.letters) { return true }
    // A sentence may well hold the host's name as a word.
    return (host.count...(host.count * 3)).contains(folded.letters.count) && folded.letters.holds(host)
  }
}
