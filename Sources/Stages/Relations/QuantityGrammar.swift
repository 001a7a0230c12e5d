public import DocumentModel

/// Finds the claims with numbers in a text: a pure function of its bytes and of its language, so that `verify` can ask it again. English
/// is read best; in languages that write a comma before a fraction, numbers in digits.
///
/// Years, dates, ordinals, references (`page 5`, `Phase 2`), versions, times, telephone numbers and compounds (`10-year`) are no
/// quantities. When unsure there is none.
public enum QuantityGrammar {
  /// A quantity, as ranges of the text in bytes.
  public struct Reading: Sendable, Hashable {
    public enum Unit: Sendable, Hashable {
      /// `people`, `percent` or an ISO 4217 code.
      case word(String)
      /// The text's own noun or sign.
      case noun(Range<Int>)
    }

    /// From the qualifier to the unit.
    public var range: Range<Int>
    /// What the value is spelled by: one piece, or digits and a scale that stands with the other end of a range.
    public var value: [Range<Int>]
    /// As JSON spells it.
    public var number: [UInt8]
    /// The upper end of a range.
    public var to: [Range<Int>]
    public var toNumber: [UInt8]
    public var qualifier: Quantity.Qualifier
    public var unit: Unit?
    /// `second` to `year`.
    public var per: String?
    public var sentence: Range<Int>
  }

  /// The quantities of a text, in order.
  public static func quantities(in text: [UInt8], language: QuantityLanguage = .english) -> [Reading] {
    let language = language.of(text)
    let tokens = QuantityTokenizer.tokens(of: text, hasCommas: language.hasCommas)
    guard tokens.contains(where: \.startsNumber) else { return [] }
    var reader = QuantityReader(text: text, tokens: tokens, language: language)
    return reader.quantities()
  }
}
