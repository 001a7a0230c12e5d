import Runner
import Sinks
import Stages

enum Registry {
  static let stages = StageList(
    repairers: [], extractors: [], cleaners: [], structurers: [], sinks: [JSONSink.self, JSONLinesSink.self])
  static let catalogue: RuleCatalogue = stages.catalogue
  static var formats: [any Format.Type] { stages.formats }
}
