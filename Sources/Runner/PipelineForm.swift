public import JSONText
import Stages

/// What pipeline.json may say: made of the stages that there are and of the options that each decodes.
public struct PipelineForm {
  private let stages: StageList

  public init(_ stages: StageList) {
    self.stages = stages
  }

  /// The schema as `verbatim schema pipeline` prints it; `definitions`: the forms that options name.
  public func schema(definitions: [(name: String, form: JSONForm)]) -> [UInt8] {
    form.document(
      id: "urn:verbatim:pipeline:1", title: "A Verbatim pipeline: what is done with each document",
      definitions: definitions)
  }

  /// In the order of `PipelineFile.keys`.
  var form: JSONForm {
    .object([
      .init("$schema", .text(), "Where editors find the schema; nothing else reads it."),
      .init("version", .whole(least: 1), isNeeded: true, "1."),
      .init("repair", .list(slot("repair")), "Stages that edit a source so that it can be read."),
      .init("extract", .list(slot("extract")), isNeeded: true, "Stages that make a document, one for each format."),
      .init("clean", .list(slot("clean")), "Stages that make a document cleaner, in order."),
      .init("structure", slot("structure"), isNeeded: true, "The stage that makes a record."),
      .init("profiles", profiles, "Globs of keys, and the profile of the documents that match; the first counts."),
      .init("sink", slot("sink"), "The stage that writes records."),
      .init("run", OptionsForm.form(of: RunOptions.self), "How to run; never part of a record."),
      .init("corrections", .text(), "A CSV file of what people know better, from this file's folder."),
    ])
  }

  /// What the structurer takes as its option `profile`.
  private var profiles: JSONForm {
    for structurer in stages.structurers {
      guard case .object(let members) = options(of: structurer) else { continue }
      if let profile = members.first(where: { $0.key == "profile" }) { return .map(profile.form) }
    }
    return .map(.any)
  }

  private func slot(_ slot: String) -> JSONForm {
    .either(
      stages.all.filter { $0.slot == slot }.map { entry in
        .object([
          .init("stage", .word([entry.stage.name.description]), isNeeded: true, entry.stage.summary),
          .init("options", options(of: entry.stage)),
        ])
      })
  }

  private func options(of stage: any Stage.Type) -> JSONForm {
    func form<S: Stage>(_ stage: S.Type) -> JSONForm { OptionsForm.form(of: S.Options.self) }
    return form(stage)
  }
}
