/// Words that follow a hyphen far more often than they end a word without one.
enum SecondElements {
  static let words: Set<String> = [
    "aged", "aided", "assisted", "aware", "backed", "based", "being", "bound", "built", "centered", "centred",
    "centric",
    "certified", "controlled", "country", "cutting", "defined", "dependent", "depth", "designed", "developed",
    "directed",
    "driven", "earned", "effective", "efficient", "emission", "emitting", "end", "established", "exclusive", "exempt",
    "facing",
    "financed", "focused", "fought", "friendly", "funded", "funding", "generated", "governmental", "growing", "headed",
    "improving",
    "impact", "inclusive", "income", "independent", "induced", "informed", "insured", "intensive", "known", "lasting",
    "led",
    "level", "linked", "liner", "looking", "made", "making", "managed", "marginal", "materials", "minded", "neutral",
    "old",
    "operated", "oriented", "owned", "paid", "party", "performing", "person", "planned", "poor", "positive", "powered",
    "profit", "profits", "prone",
    "proof", "quality", "range", "ranging", "raising", "ready", "referral", "related", "resilient", "resistant",
    "responsive",
    "reliance", "reliant", "rich", "round", "run", "saving", "scale", "sectoral", "sector", "sensitive", "setting",
    "sharing",
    "sized", "smart", "solving", "source", "speaking", "specific", "sponsored", "stakeholder", "standing", "state",
    "step",
    "supported", "sufficiency", "sufficient", "taking", "term", "trained", "transmitted", "type", "under", "wide",
    "year",
  ]
}
