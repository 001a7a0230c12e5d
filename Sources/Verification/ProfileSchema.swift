/// The JSON Schema of a profile's root.
struct ProfileSchema {
  let name: String
  /// The root's key in a record.
  let key: String
  let schema: String

  static let all: [ProfileSchema] = [developmentProject]

  /// What ties the root to the profile's name.
  var choice: String {
    """
        {
          "if": {
            "required": ["profile"],
            "properties": { "profile": { "required": ["name"], "properties": { "name": { "const": "\(name)" } } } }
          },
          "then": { "properties": { "\(key)": { "$ref": "#/$defs/\(name)" } } }
        }
    """
  }

  private static let developmentProject = ProfileSchema(
    name: "development-project", key: "project",
    schema: """
      {
            "type": "object",
            "properties": {
              "name": { "$ref": "#/$defs/text" },
              "acronym": { "$ref": "#/$defs/text" },
              "summary": { "$ref": "#/$defs/text" },
              "funder": { "$ref": "#/$defs/text" },
              "implementer": { "$ref": "#/$defs/text" },
              "partners": { "$ref": "#/$defs/texts" },
              "start": { "$ref": "#/$defs/date" },
              "end": { "$ref": "#/$defs/date" },
              "scope": { "enum": ["national", "regional", "global"] },
              "regions": { "$ref": "#/$defs/texts" },
              "countries": { "$ref": "#/$defs/texts" },
              "sectors": { "$ref": "#/$defs/texts" },
              "predecessors": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/related" } },
              "successors": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/related" } },
              "contacts": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "type": "object",
                  "properties": {
                    "name": { "$ref": "#/$defs/text" },
                    "organization": { "$ref": "#/$defs/text" },
                    "email": { "$ref": "#/$defs/text" },
                    "phone": { "$ref": "#/$defs/text" }
                  }
                }
              },
              "activities": { "$ref": "#/$defs/texts" },
              "results": { "$ref": "#/$defs/texts" },
              "expectedResults": { "$ref": "#/$defs/texts" }
            }
          },
          "related": {
            "type": "object",
            "required": ["name"],
            "properties": { "name": { "$ref": "#/$defs/text" }, "url": { "$ref": "#/$defs/text" } }
          }
      """)
}
