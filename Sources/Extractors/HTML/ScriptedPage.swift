import DocumentModel
import HTMLContent
import Provenance

/// A page whose text scripts write: what was saved is what stands there until they have.
enum ScriptedPage {
  /// Whether next to nothing but such a notice stands outside of the site's own parts.
  static func isPlaceholder(_ page: HTMLPage) -> Bool {
    var texts: [TracedText] = []
    var size = 0
    for block in page.blocks where block.hints.landmark?.isOfSite != true {
      for text in block.texts {
        size += text.count
        guard size <= 400 else { return false }
        texts.append(text)
      }
    }
    return texts.contains(where: isNotice)
  }

  /// “Loading…”, “Please enable JavaScript to view this page”.
  private static func isNotice(_ text: TracedText) -> Bool {
    guard text.count <= 300 else { return false }
    let line = text.string.lowercased()
    if line.contains("javascript") { return true }
    let words = line.split { !$0.isLetter }
    return words.count <= 3 && words.first.map { waiting.contains(String($0)) } ?? false
      || words.count <= 3 && line.hasPrefix("please wait") || line.hasPrefix("wird geladen")
  }

  private static let waiting: Set<String> = [
    "loading", "chargement", "cargando", "carregando", "caricamento", "laden", "lädt", "laster", "laddar", "indlæser",
    "загрузка", "завантаження", "ładowanie", "yükleniyor", "تحميل", "加载中", "読み込み中",
  ]
}
