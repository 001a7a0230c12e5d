import Stages

extension PipelineFile {
  /// The pipeline that is compiled in, as pipeline.json at the top of the project says it too, less what a build leaves out.
  public static func standard(for stages: StageList) -> String {
    let names = Set(stages.extractors.map { $0.name.description })
    let extract = ["pdf", "html", "markdown", "plain-text"].filter(names.contains)
      .map { #"{ "stage": "\#($0)" }"# }.joined(separator: ", ")
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
