/// A value of a PDF file (ISO 32000-1, 7.3), as far as drawing asks for it.
indirect enum PDFValue {
  case number(Double)
  case name(String)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  /// An indirect object by its number.
  case reference(Int)
  /// Its bytes, as they stand in the file without their escapes.
  case string([UInt8])
  /// Booleans, null.
  case other

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var name: String? { if case .name(let value) = self { value } else { nil } }
  var reference: Int? { if case .reference(let value) = self { value } else { nil } }
  var array: [PDFValue]? { if case .array(let value) = self { value } else { nil } }
  var dictionary: [String: PDFValue]? { if case .dictionary(let value) = self { value } else { nil } }
}
