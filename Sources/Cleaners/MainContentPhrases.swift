import Provenance

/// What headings of furniture say, in the languages that pages come in.
enum MainContentPhrases {
  /// What heads the labels of a text.
  static let labels: Set<String> = [
    "topics", "topic", "categories", "category", "tags", "themen", "kategorien", "temas", "etiquetas",
  ]

  /// Whether a heading says that questions and their answers follow.
  static func headsQuestions(_ heading: TracedText) -> Bool {
    guard heading.count <= 120 else { return false }
    let text = heading.trimmed().string.lowercased()
    return text == "faq" || text == "faqs" || ofQuestions.contains { text.contains($0) }
  }

  private static let ofQuestions = [
    "frequently asked", "häufige fragen", "häufig gestellte fragen", "questions fréquentes", "foire aux questions",
    "preguntas frecuentes", "perguntas frequentes", "domande frequenti", "veelgestelde vragen", "częste pytania",
    "najczęściej zadawane", "часто задаваемые", "часті питання", "vanliga frågor", "sık sorulan", "よくある質問", "常见问题",
  ]

  /// Each phrase in lower case; with `…` at its end it is the beginning of a heading, else all of it.
  private static let table: [(Rule, String)] = [
    (
      .htmlRelated,
      """
      related|related articles…|related posts…|related stories…|related news…|related content…|related topics…
      related products…|related reading…|related coverage…|related videos…|you may also like…|you might also like…
      you may like…|you may also be interested…|you might be interested…|recommended|recommended for you…
      recommended articles…|recommended reading…|more from…|more news…|more stories…|more on this…|more in…
      more articles…|more posts…|read more…|read next…|up next…|don't miss|don’t miss|don't miss out…|don’t miss out…|don't miss these…|latest news…|latest posts…
      latest stories…|latest articles…|latest from…|recent posts…|recent articles…|recent news…|popular|popular posts…
      most popular…|most read…|most viewed…|most shared…|trending…|breaking news|also read…|what to read next…
      editor's picks|editors' picks|explore further|explore more|other articles…|other news…|other stories…
      similar articles…|similar posts…|customers also…|next auto news|top stories…|top news…|our latest…
      ähnliche artikel…|ähnliche beiträge…|ähnliche themen…|mehr zum thema…|mehr zu…|mehr aus…|mehr von…
      das könnte sie…|das könnte dich…|auch interessant…|weitere artikel…|weitere beiträge…|weitere themen…
      weitere meldungen…|weitere nachrichten…|lesen sie auch…|lesen sie mehr…|verwandte…|neueste beiträge…
      neueste artikel…|aktuelle beiträge…|meistgelesen…|meist gelesen…|beliebte beiträge…|passend dazu|zum thema
      à lire aussi…|sur le même sujet…|articles similaires…|articles liés…|vous aimerez aussi…|les plus lus…
      dans la même rubrique…|artículos relacionados…|noticias relacionadas…|te puede interesar…|también te puede…
      lo más leído…|lo más visto…|más noticias…|más leídas…|le puede interesar…|entradas relacionadas…
      você pode gostar…|leia também…|veja também…|relacionadas|notícias relacionadas…|mais lidas…|leia mais…
      leggi anche…|articoli correlati…|potrebbe interessarti…|potrebbero interessarti…|lees ook…|gerelateerd…
      meer nieuws…|czytaj także…|czytaj też…|zobacz również…|zobacz też…|podobne artykuły…|polecane…|читайте также…
      mehr themen…|empfohlene beiträge…|empfehlungen…|schon gelesen…|read further…|weitere tipps…|in other news
      more to explore|keep reading|further reading|you'll also like…|more like this|from around the web
      around the web|must read…|must reads…|in case you missed it|weiterführende…|weitere …|mehr aus…|más sobre…|más de …
      et vidéos sur…|zusatzinformation…|heute empfehlen…|neueste…|aktuelle meldungen…|kommende …|related…|more from…|you may…
      featured articles…|featured posts…|empfohlen…|das könnte…|lesetipps…|interessante artikel…|auf dem laufenden…
      next post…|previous post…|other stories…|in this story…|artigos relacionados…|notícias…|veja mais…|podobne…|zobacz…
      przeczytaj…|dowiedz się więcej…|похожие…|самые популярные…|читайте…|материалы по теме…|другие новости…|популярное…
      схожі…|інші новини…|související…|nejčtenější…|čtěte také…|kapcsolódó…|articole similare…|citește și…|διαβάστε…|σχετικά άρθρα…
      läs också…|läs mer…|läs även…|relaterade…|mest lästa…|les også…|relaterte…|mest lest…|læs også…|relaterede…|mest læste…|lue myös…
      luetuimmat…|ilgili haberler…|ilgili yazılar…|benzer haberler…|benzer yazılar…|diğer haberler…|baca juga…|artikel terkait…
      berita terkait…|berita lainnya…|terpopuler…|bài viết liên quan…|tin liên quan…|có thể bạn quan tâm…|xem thêm…
      مقالات ذات صلة…|مواضيع ذات صلة…|اقرأ أيضا…|الأكثر قراءة…|関連記事…|おすすめ記事…|人気記事…|新着記事…|あわせて読みたい…|ランキング
      相关阅读…|相关新闻…|相关文章…|推荐阅读…|延伸阅读…|热门文章…|猜你喜欢…|相關新聞…|相關文章…|延伸閱讀…|熱門…|관련기사…|관련 기사…|관련 뉴스…|많이 본…
      à voir aussi…|sur le même thème…|dernières actualités…|autres articles…|lire la suite…|lire aussi…|otras noticias…|artigos recentes…
      """
    ),
    (
      .htmlShare,
      """
      share|share this…|share on…|share article…|share the…|follow us…|follow me…|connect with us…|stay connected…
      teilen|artikel teilen…|beitrag teilen…|folgen sie uns…|diesen…teilen|partager…|compartir…|compartilhe…|condividi…
      поделиться…|поділитися…|udostępnij…|sdílet|paylaş|bagikan…|chia sẻ…|شارك…|シェア…|分享|分享到…|공유하기
      """
    ),
    (
      .htmlComments,
      """
      comments|comment|leave a reply…|leave a comment…|post a comment…|add a comment…|join the conversation…
      join the discussion…|write a comment…|kommentare|kommentar…|schreibe einen kommentar…|schreiben sie einen kommentar…
      commentaires|laisser un commentaire…|comentarios|deja un comentario…|deja una respuesta…|comentários|deixe um…
      commenti|lascia un commento…|reacties|geef een reactie…|komentarze|dodaj komentarz…
      kommentieren|kommentare schreiben|schreibe einen kommentar…|kommentar schreiben…|add a comment|add comment
      post a comment…|join the discussion…|leave a comment…|leave a reply…|reader comments
      комментарии…|коментарі…|komentáře…|hozzászólások…|comentarii…|σχόλια…|kommentarer…|kommentit…|yorumlar…|yorum yap…|komentar
      bình luận…|التعليقات…|コメント…|评论|发表评论…|評論|댓글…
      """
    ),
    (
      .htmlByline,
      """
      tags|tags:|topics|topic|categories|category|filed under…|tagged…|about the author…|about the writer…|about author…
      author|written by…|schlagwörter…|schlagworte…|themen|kategorien|über den autor…|über die autorin…|zur person
      étiquettes|mots-clés|etiquetas|temas|sobre el autor…|sobre o autor…|autor
      теги|метки|etiketler|štítky|etiquetas:|タグ|标签|標籤|태그|à propos de l'auteur…|à propos de l’auteur…|об авторе…
      """
    ),
    (
      .htmlNewsletter,
      """
      newsletter…|subscribe…|sign up…|get our newsletter…|get the latest…|join our newsletter…|join our mailing…
      never miss…|stay up to date…|stay informed…|abonnieren…|newsletter abonnieren…|s'abonner…|suscríbete…|assine…
      stay up-to-date…|stay up to date…|don't miss a…|keep up…|get updates…|jetzt spenden|spenden|donate…
      support us…
      """
    ),
    (.htmlAdvertisement, "advertisement|sponsored…|promoted…|from our partners…|anzeige|publicidad|publicité"),
    (
      .htmlNavigation,
      "navigation|menu|site map|main menu|quick links|post navigation|beitragsnavigation|in this section"
    ),
  ]

  private static let phrases: (whole: [String: Rule], starts: [String: [(String, Rule)]]) = {
    var whole: [String: Rule] = [:]
    var starts: [String: [(String, Rule)]] = [:]
    for (rule, lines) in table {
      // By bytes: characters take longer than a page.
      for phrase in lines.utf8.split(whereSeparator: { $0 == UInt8(ascii: "|") || $0 == 0x0A }) {
        if phrase.suffix(3).elementsEqual("…".utf8) {
          let text = String(Substring(phrase.dropLast(3)))
          starts[String(text.prefix(4)), default: []].append((text, rule))
          whole[text] = rule
        } else {
          whole[String(Substring(phrase))] = rule
        }
      }
    }
    return (whole, starts)
  }()

  /// The rule of a heading, or nil.
  static func rule(of heading: TracedText) -> Rule? {
    guard heading.count > 1, heading.count <= 80 else { return nil }
    var text = heading.string.lowercased()
    while let last = text.unicodeScalars.last, ":.!?…»>→ ".unicodeScalars.contains(last) {
      text.unicodeScalars.removeLast()
    }
    if let rule = phrases.whole[text] { return rule }
    return phrases.starts[String(text.prefix(4))]?.first { text.hasPrefix($0.0) }?.1
  }

  /// The rule of a line that is one of the phrases as a whole.
  static func rule(ofLine line: TracedText) -> Rule? {
    guard line.count > 1, line.count <= 40 else { return nil }
    return phrases.whole[line.string.lowercased()]
  }
}
