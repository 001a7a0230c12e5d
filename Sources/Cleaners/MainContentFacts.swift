import Foundation
import Provenance

/// What labels of a project's facts say, in the languages of those who write of projects.
enum MainContentFacts {
  /// Whether a label says who pays, who does it or what it costs. Jobs, events and courses have a start, an end and a place as well.
  static func isSure(_ text: TracedText) -> Bool {
    guard text.count <= 60 else { return false }
    let words = text.string.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: sure.contains) || words.count > 1 && words.contains(where: projects.contains)
  }

  private static let sure = Set(
    words(
      """
      budget funding funder funders funded donor donors financing commissioned implemented implementing
      auftraggeber finanzierung finanzvolumen fördersumme projektträger bailleur bailleurs financement presupuesto financiador
      financiamiento financiación orçamento financiamento bilancio finanziamento
      gesamtbudget förderer fördergeber geldgeber fördermittelgeber financeur financeurs financiadores financiadora financiadoras
      financiador donante donantes doador doadores finanziatore finanziatori implementer implementers budgetvolumen projektvolumen
      """))

  /// Whether a heading may stand over a page's own facts: “At a glance”, “Project data”.
  static func headsFacts(_ heading: TracedText) -> Bool {
    guard heading.count <= 60 else { return false }
    let words = heading.string.lowercased().split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy { ofFacts.contains(String($0)) }
  }

  /// Whether a class is that of a project's facts: `project-info`, `c-projectDetails`, `projektdaten`.
  static func isNamed(_ className: String) -> Bool {
    guard (8...60).contains(className.utf8.count), className.mentions("pro") else { return false }
    let name = className.lowercased()
    guard let project = projects.lazy.compactMap({ name.range(of: $0) }).first else { return false }
    let rest = name[project.upperBound...].drop { !$0.isLetter }
    return facts.contains { rest.hasPrefix($0) }
  }

  /// Whether a label says whom to ask.
  static func isOfContact(_ text: TracedText) -> Bool {
    let words = text.string.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: contacts.contains)
      && words.allSatisfy { contacts.contains($0) || ofContacts.contains($0) }
  }

  private static let ofContacts = Set(
    words(
      """
      us person persons people details information info for more further project programme program media press our your the team
      point points of focal ihr ihre und weitere informationen für personas persona de del di do da la le el y e et
      """))

  private static let contacts = Set(
    words(
      """
      contact contacts kontakt kontakte ansprechpartner ansprechpartnerin contacto contactos contato contatos contatto contatti
      """))

  private static let projects = words("project projekt projet proyecto projeto progetto programme program")
  private static let facts = words(
    "info detail data fact meta glance overview summary key daten steckbrief fiche donnees datos ficha dados")

  private static let ofFacts = Set(
    words(
      """
      at a glance key quick main basic general fact facts factsheet data project projects programme program detail details info
      information figures overview profile in brief summary the of this about box sheet
      auf einen blick projektdaten eckdaten fakten daten zum projekt das projekt steckbrief überblick kurzinfo
      zahlen chiffres cifras números numbers numeri en bref fiche projet du données ficha datos del proyecto dados do projeto scheda
      """))

  private static func words(_ lines: String) -> [String] {
    lines.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
