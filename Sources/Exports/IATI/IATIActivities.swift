import JSONText
import Verification

/// Records as activities of the International Aid Transparency Initiative's standard, version 2.03.
///
/// Each text carries the record's pointer and its evidence as attributes of a namespace of our own. What the standard has no place
/// for, and what it asks for although no source says it, is reported.
public struct IATIActivities: Sendable {
  static let namespace = "urn:verbatim:evidence:1"

  private let publisher: IATIPublisher

  public init(_ publisher: IATIPublisher) {
    self.publisher = publisher
  }

  public func head() -> [UInt8] {
    var xml = XMLText()
    xml.declaration()
    xml.start("iati-activities", [("version", "2.03"), ("xmlns:verbatim", IATIActivities.namespace)])
    return xml.bytes
  }

  public let tail = Array("</iati-activities>\n".utf8)

  /// The activity that a record describes, nil where it describes none; and what was dropped or inferred.
  public func activity(of record: ExportRecord) -> (xml: [UInt8]?, losses: [IATILoss]) {
    var writer = IATIActivity(record, publisher)
    let xml = writer.write()
    return (xml, writer.losses)
  }
}
