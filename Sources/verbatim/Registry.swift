import Runner
import Stages
import Verbatim

/// The stages that there are, as the command asks for them; the list is the library's.
enum Registry {
  static let stages = StageRegistry.stages
  static let catalogue = StageRegistry.catalogue
  static var formats: [any Format.Type] { stages.formats }
}
