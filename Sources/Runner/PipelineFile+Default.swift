import Stages

extension PipelineFile {
  /// The pipeline that is compiled in, as pipeline.json at the top of the project says it too, less what a build leaves out.
  public static func standard(for stages: StageList) -> String {
    // An external stage is what its options say: there is none by itself.
    let extract = stages.extractors.filter { $0.name != "external" }.map { #"{ "stage": "\#($0.name)" }"# }.joined(
      separator: ", ")
    return """
      {
        "version": 1,
        "repair": [{ "stage": "front-matter" }],
        "extract": [\(extract)],
        "clean": [
          { "stage": "main-content" }, { "stage": "furniture" }, { "stage": "paragraphs" }, { "stage": "hyphenation" },
          { "stage": "whitespace" }
        ],
        "structure": { "stage": "factsheet", "options": { "profile": "development-project" } },
        "sink": { "stage": "json" },
        "run": { "jobs": 2 }
      }

      """
  }
}
