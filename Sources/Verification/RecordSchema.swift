import JSONText
public import Stages

/// The JSON Schema (draft 2020-12) of records, composed with the profiles' own.
///
/// It lets unknown keys pass, as readers have to; `RecordShape` does not.
public enum RecordSchema {
  /// The schema as `verbatim schema` prints it, with a final line feed, for records of these profiles.
  public static func text(of profiles: [(name: String, fields: RecordFields)]) -> [UInt8] {
    let choices = profiles.compactMap { ProfileSchema(name: $0.name, fields: $0.fields).choice }
    let whole = "\(head)\(properties),\n  \"$defs\": {\n\(shared)\n  }\n}\n"
    guard let node = try? JSONReader.read(Array(whole.utf8)), var members = node.members else {
      preconditionFailure("the schema of records is no JSON")
    }
    let place = members.firstIndex { $0.key == "$defs" } ?? members.count
    if !choices.isEmpty { members.insert(.init(key: "allOf", value: JSONNode(.array(choices))), at: place) }
    var json = JSONWriter()
    json.node(JSONNode(.object(members)))
    json.lineFeed()
    return json.bytes
  }

  private static let head = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:verbatim:record:1",
      "title": "A Verbatim record",
      "description": "A document as normalized fields, with the place in the source that each character comes from.",
      "type": "object",

    """

  private static let properties = """
      "required": ["schema", "id", "source", "pipeline"],
      "properties": {
        "schema": { "const": "verbatim/record/1" },
        "id": { "type": "string", "pattern": "^[a-z0-9-]+-[0-9a-f]{16}$" },
        "source": {
          "type": "object",
          "required": ["key", "mediaType", "digest", "bytes"],
          "properties": {
            "key": { "$ref": "#/$defs/text" },
            "mediaType": { "type": "string", "pattern": "^[^/]+/[^/]+$" },
            "encoding": { "$ref": "#/$defs/text" },
            "digest": { "$ref": "#/$defs/digest" },
            "bytes": { "$ref": "#/$defs/count" },
            "url": { "$ref": "#/$defs/text" },
            "pages": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["width", "height"],
                "properties": { "width": { "type": "number" }, "height": { "type": "number" }, "label": { "type": "string" } }
              }
            },
            "parts": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["name", "digest", "bytes"],
                "properties": {
                  "name": { "$ref": "#/$defs/text" }, "digest": { "$ref": "#/$defs/digest" }, "bytes": { "$ref": "#/$defs/count" }
                }
              }
            },
            "container": {
              "type": "object",
              "required": ["key", "digest", "offset"],
              "properties": {
                "key": { "$ref": "#/$defs/text" }, "digest": { "$ref": "#/$defs/digest" }, "offset": { "$ref": "#/$defs/count" }
              }
            }
          }
        },
        "document": {
          "type": "object",
          "properties": {
            "title": { "$ref": "#/$defs/text" },
            "language": { "$ref": "#/$defs/text" },
            "published": { "$ref": "#/$defs/date" },
            "modified": { "$ref": "#/$defs/date" },
            "authors": { "$ref": "#/$defs/texts" },
            "publisher": { "$ref": "#/$defs/text" },
            "description": { "$ref": "#/$defs/text" },
            "url": { "$ref": "#/$defs/text" },
            "keywords": { "$ref": "#/$defs/texts" },
            "license": { "$ref": "#/$defs/text" }
          }
        },
        "profile": {
          "type": "object",
          "required": ["name", "version"],
          "properties": { "name": { "$ref": "#/$defs/text" }, "version": { "type": "integer", "minimum": 1 } }
        },
        "because": { "type": "object", "additionalProperties": { "$ref": "#/$defs/text" } },
        "sections": { "type": "array", "items": { "$ref": "#/$defs/section" } },
        "quantities": { "type": "array", "items": { "$ref": "#/$defs/quantity" } },
        "links": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["target", "kind"],
            "properties": {
              "text": { "$ref": "#/$defs/text" },
              "target": { "$ref": "#/$defs/text" },
              "resolved": { "$ref": "#/$defs/text" },
              "kind": { "enum": ["page", "file", "email", "phone", "anchor"] }
            }
          }
        },
        "images": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "target": { "$ref": "#/$defs/text" },
              "resolved": { "$ref": "#/$defs/text" },
              "alt": { "$ref": "#/$defs/text" },
              "caption": { "$ref": "#/$defs/text" },
              "page": { "$ref": "#/$defs/ordinal" },
              "box": { "$ref": "#/$defs/box" }
            }
          }
        },
        "metadata": { "type": "object" },
        "repairs": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["rule", "bytes", "removed", "inserted"],
            "properties": {
              "rule": { "$ref": "#/$defs/text" },
              "reason": { "$ref": "#/$defs/text" },
              "bytes": { "$ref": "#/$defs/range" },
              "removed": { "type": "string" },
              "inserted": { "type": "string" }
            }
          }
        },
        "omitted": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["by"],
            "properties": {
              "in": { "$ref": "#/$defs/text" },
              "bytes": { "$ref": "#/$defs/range" },
              "page": { "$ref": "#/$defs/ordinal" },
              "box": { "$ref": "#/$defs/box" },
              "by": { "$ref": "#/$defs/text" }
            },
            "oneOf": [{ "required": ["bytes"] }, { "required": ["page", "box"] }]
          }
        },
        "diagnostics": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["severity", "code", "message"],
            "properties": {
              "severity": { "enum": ["note", "warning", "error"] },
              "code": { "$ref": "#/$defs/text" },
              "message": { "$ref": "#/$defs/text" },
              "page": { "$ref": "#/$defs/ordinal" },
              "line": { "$ref": "#/$defs/ordinal" }
            }
          }
        },
        "evidence": {
          "type": "object",
          "propertyNames": { "pattern": "^/" },
          "additionalProperties": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/evidence" } }
        },
        "pipeline": {
          "type": "object",
          "required": ["version", "configuration", "stages"],
          "properties": {
            "version": { "$ref": "#/$defs/text" },
            "configuration": { "$ref": "#/$defs/digest" },
            "stages": { "type": "array", "items": { "type": "string", "pattern": "^[^@]+@[0-9]+$" } },
            "libraries": { "type": "object", "additionalProperties": { "type": "string" } }
          }
        }
      }
    """

  private static let shared = """
        "text": { "type": "string", "minLength": 1 },
        "texts": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } },
        "count": { "type": "integer", "minimum": 0 },
        "ordinal": { "type": "integer", "minimum": 1 },
        "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
        "date": { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?$" },
        "range": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "$ref": "#/$defs/count" } },
        "box": { "type": "array", "minItems": 4, "maxItems": 4, "items": { "type": "number" } },
        "section": {
          "type": "object",
          "properties": {
            "heading": { "$ref": "#/$defs/text" },
            "marks": { "$ref": "#/$defs/marks" },
            "level": { "$ref": "#/$defs/ordinal" },
            "role": {
              "enum": ["overview", "background", "activities", "results", "expected-results", "partners", "contact", "resources", "other"]
            },
            "line": { "$ref": "#/$defs/ordinal" },
            "page": { "$ref": "#/$defs/ordinal" },
            "blocks": { "$ref": "#/$defs/blocks" }
          }
        },
        "marks": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["at", "kind"],
            "properties": {
              "at": { "$ref": "#/$defs/range" },
              "kind": {
                "enum": ["link", "emphasis", "strong", "code", "strikethrough", "superscript", "subscript", "break", "image", "footnote", "math"]
              },
              "link": { "$ref": "#/$defs/count" },
              "image": { "$ref": "#/$defs/count" },
              "label": { "$ref": "#/$defs/text" }
            }
          }
        },
        "blocks": { "type": "array", "items": { "$ref": "#/$defs/block" } },
        "block": {
          "type": "object",
          "required": ["kind"],
          "properties": {
            "kind": { "enum": ["heading", "paragraph", "list", "table", "quote", "code", "figure", "definitions", "footnote", "math"] },
            "level": { "$ref": "#/$defs/ordinal" },
            "ordered": { "type": "boolean" },
            "text": { "$ref": "#/$defs/text" },
            "caption": { "$ref": "#/$defs/text" },
            "label": { "$ref": "#/$defs/text" },
            "language": { "$ref": "#/$defs/text" },
            "marks": { "$ref": "#/$defs/marks" },
            "image": { "$ref": "#/$defs/count" },
            "blocks": { "$ref": "#/$defs/blocks" }
          },
          "allOf": [
            { "if": { "properties": { "kind": { "const": "heading" } } }, "then": { "required": ["level"] } },
            {
              "if": { "properties": { "kind": { "const": "list" } } },
              "then": { "required": ["ordered", "items"], "properties": { "items": { "type": "array", "items": { "$ref": "#/$defs/item" } } } }
            },
            {
              "if": { "properties": { "kind": { "const": "definitions" } } },
              "then": { "required": ["items"], "properties": { "items": { "type": "array", "items": { "$ref": "#/$defs/definition" } } } }
            },
            {
              "if": { "properties": { "kind": { "const": "table" } } },
              "then": {
                "required": ["rows"],
                "properties": { "rows": { "type": "array", "items": { "type": "array", "items": { "$ref": "#/$defs/cell" } } } }
              }
            }
          ]
        },
        "item": {
          "type": "object",
          "required": ["depth"],
          "properties": {
            "depth": { "$ref": "#/$defs/count" },
            "ordered": { "type": "boolean" },
            "text": { "$ref": "#/$defs/text" },
            "marks": { "$ref": "#/$defs/marks" },
            "blocks": { "$ref": "#/$defs/blocks" }
          }
        },
        "definition": {
          "type": "object",
          "properties": {
            "term": { "$ref": "#/$defs/text" },
            "termMarks": { "$ref": "#/$defs/marks" },
            "text": { "$ref": "#/$defs/text" },
            "marks": { "$ref": "#/$defs/marks" }
          }
        },
        "cell": {
          "type": "object",
          "properties": {
            "text": { "$ref": "#/$defs/text" },
            "marks": { "$ref": "#/$defs/marks" },
            "header": { "type": "boolean" },
            "columns": { "$ref": "#/$defs/ordinal" },
            "rows": { "$ref": "#/$defs/ordinal" }
          }
        },
        "quantity": {
          "type": "object",
          "required": ["text", "value", "qualifier", "in", "at", "sentence"],
          "properties": {
            "text": { "$ref": "#/$defs/text" },
            "value": { "type": "number" },
            "to": { "type": "number" },
            "qualifier": { "enum": ["exactly", "about", "at-least", "more-than", "at-most", "less-than", "up-to", "between"] },
            "unit": { "$ref": "#/$defs/text" },
            "per": { "enum": ["second", "minute", "hour", "day", "week", "month", "quarter", "year"] },
            "in": { "type": "string", "pattern": "^/" },
            "at": { "$ref": "#/$defs/range" },
            "sentence": { "$ref": "#/$defs/range" }
          }
        },
        "evidence": {
          "type": "object",
          "required": ["is"],
          "properties": {
            "at": { "$ref": "#/$defs/range" },
            "in": { "$ref": "#/$defs/text" },
            "bytes": { "$ref": "#/$defs/range" },
            "page": { "$ref": "#/$defs/ordinal" },
            "box": { "$ref": "#/$defs/box" },
            "is": { "enum": ["quoted", "derived", "generated"] },
            "by": { "$ref": "#/$defs/texts" }
          },
          "dependentRequired": { "page": ["box"], "box": ["page"] },
          "if": { "properties": { "is": { "const": "generated" } } },
          "then": {
            "required": ["by"],
            "not": { "anyOf": [{ "required": ["bytes"] }, { "required": ["page"] }, { "required": ["in"] }] }
          },
          "else": {
            "anyOf": [{ "required": ["bytes"] }, { "required": ["page", "box"] }, { "required": ["in"] }],
            "if": { "properties": { "is": { "const": "quoted" } } },
            "then": { "not": { "required": ["by"] } },
            "else": { "required": ["by"] }
          }
        }
    """
}
