import Provenance

enum TOMLMender {
  static func mend(_ draft: inout Draft) -> Bool {
    FrontMatter.read(.init(draft.bytes)).failure == nil
  }
}
