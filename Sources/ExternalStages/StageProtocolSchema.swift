/// The JSON Schema of the messages between the command and the programs of external stages.
public enum StageProtocolSchema {
  /// As `verbatim schema stage-protocol` prints it, and docs/schemas has it.
  public static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:verbatim:stage-protocol:1",
      "title": "A message between Verbatim and an external stage",
      "oneOf": [
        { "$ref": "#/$defs/greeting" }, { "$ref": "#/$defs/hello" }, { "$ref": "#/$defs/question" },
        { "$ref": "#/$defs/answer" }
      ],
      "$defs": {
        "name": { "type": "string", "pattern": "^[a-z0-9-]{1,40}$" },
        "index": { "type": "integer", "minimum": 0 },
        "range": { "type": "array", "prefixItems": [{ "$ref": "#/$defs/index" }, { "$ref": "#/$defs/index" }], "items": false, "minItems": 2 },
        "greeting": {
          "type": "object", "required": ["verbatim-stage", "kind", "name"],
          "properties": {
            "verbatim-stage": { "const": 1 }, "kind": { "enum": ["extractor", "cleaner"] }, "name": { "$ref": "#/$defs/name" },
            "settings": true
          },
          "not": { "anyOf": [{ "required": ["rules"] }, { "required": ["offsets"] }, { "required": ["version"] }] }
        },
        "hello": {
          "type": "object", "required": ["verbatim-stage", "rules"], "additionalProperties": false,
          "properties": {
            "verbatim-stage": { "const": 1 }, "name": { "type": "string" }, "version": { "type": "integer", "minimum": 1 },
            "kind": { "enum": ["extractor", "cleaner"] }, "offsets": { "enum": ["bytes", "characters"] },
            "rules": { "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/name" } }
          }
        },
        "question": {
          "type": "object", "required": ["id"],
          "properties": {
            "id": { "type": "integer" },
            "extract": {
              "type": "object", "required": ["mediaType"], "oneOf": [{ "required": ["text"] }, { "required": ["base64"] }],
              "properties": { "mediaType": { "type": "string" }, "text": { "type": "string" }, "base64": { "type": "string", "contentEncoding": "base64" } }
            },
            "clean": {
              "type": "object", "required": ["blocks"],
              "properties": {
                "blocks": {
                  "type": "array",
                  "items": {
                    "type": "object", "required": ["kind", "texts"],
                    "properties": { "kind": { "type": "string" }, "texts": { "type": "array", "items": { "type": "string" } } }
                  }
                }
              }
            }
          },
          "oneOf": [{ "required": ["extract"] }, { "required": ["clean"] }]
        },
        "answer": {
          "type": "object", "required": ["id"], "additionalProperties": false,
          "properties": {
            "id": { "type": "integer" }, "error": { "type": "string" }, "extract": { "$ref": "#/$defs/document" },
            "clean": { "$ref": "#/$defs/cleaning" }
          },
          "oneOf": [{ "required": ["extract"] }, { "required": ["clean"] }, { "required": ["error"] }]
        },
        "text": {
          "anyOf": [{ "$ref": "#/$defs/range" }, { "$ref": "#/$defs/spelled" }, { "type": "array", "items": { "anyOf": [{ "$ref": "#/$defs/range" }, { "$ref": "#/$defs/spelled" }] } }]
        },
        "spelled": {
          "type": "object", "required": ["text", "rule"], "additionalProperties": false,
          "properties": { "range": { "$ref": "#/$defs/range" }, "text": { "type": "string" }, "rule": { "$ref": "#/$defs/name" } }
        },
        "document": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "title": { "$ref": "#/$defs/text" }, "language": { "$ref": "#/$defs/text" },
            "blocks": { "type": "array", "items": { "$ref": "#/$defs/block" } },
            "metadata": { "type": "object", "additionalProperties": { "$ref": "#/$defs/text" } },
            "omitted": {
              "type": "array",
              "items": {
                "type": "object", "required": ["range", "rule"], "additionalProperties": false,
                "properties": { "range": { "$ref": "#/$defs/range" }, "rule": { "$ref": "#/$defs/name" } }
              }
            },
            "diagnostics": {
              "type": "array",
              "items": {
                "type": "object", "required": ["code", "message"], "additionalProperties": false,
                "properties": { "code": { "$ref": "#/$defs/name" }, "message": { "type": "string" } }
              }
            }
          }
        },
        "block": {
          "type": "object", "required": ["kind"],
          "properties": {
            "kind": { "enum": ["heading", "paragraph", "list", "table", "quote", "code", "definitions"] },
            "level": { "type": "integer", "minimum": 1, "maximum": 6 }, "text": { "$ref": "#/$defs/text" },
            "ordered": { "type": "boolean" }, "caption": { "$ref": "#/$defs/text" },
            "items": {
              "type": "array",
              "items": {
                "type": "object", "additionalProperties": false,
                "properties": {
                  "depth": { "type": "integer", "minimum": 0, "maximum": 8 }, "term": { "$ref": "#/$defs/text" },
                  "text": { "$ref": "#/$defs/text" }
                }
              }
            },
            "rows": {
              "type": "array",
              "items": {
                "type": "array",
                "items": {
                  "type": "object", "additionalProperties": false,
                  "properties": {
                    "text": { "$ref": "#/$defs/text" }, "header": { "type": "boolean" },
                    "columns": { "type": "integer", "minimum": 1, "maximum": 1000 },
                    "rows": { "type": "integer", "minimum": 1, "maximum": 1000 }
                  }
                }
              }
            },
            "blocks": { "type": "array", "items": { "$ref": "#/$defs/block" } }
          }
        },
        "cleaning": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "edits": {
              "type": "array",
              "items": {
                "type": "object", "required": ["block", "text", "range", "replacement", "rule"], "additionalProperties": false,
                "properties": {
                  "block": { "$ref": "#/$defs/index" }, "text": { "$ref": "#/$defs/index" }, "range": { "$ref": "#/$defs/range" },
                  "replacement": { "type": "string" }, "rule": { "$ref": "#/$defs/name" }
                }
              }
            },
            "drop": {
              "type": "array",
              "items": {
                "type": "object", "required": ["block", "rule"], "additionalProperties": false,
                "properties": { "block": { "$ref": "#/$defs/index" }, "rule": { "$ref": "#/$defs/name" } }
              }
            }
          }
        }
      }
    }

    """#
}
