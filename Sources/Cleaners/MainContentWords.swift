import Provenance
import Stages

/// Words in classes and ids, and what they say that an element is.
enum MainContentWords {
  static let rules = dictionary(table)

  /// Words that name furniture on articles, and content on pages that offer things.
  static let ambiguous: Set<String> = [
    "promo", "promos", "promotion", "ad", "ads", "sponsor", "sponsors", "sponsored", "meta", "updated", "tags",
    "donate",
    "popular", "trending", "register", "similar",
  ]

  /// What a word says on a kind of page besides, or nil.
  static func rule(of word: String, on kind: MainContentKind) -> Rule? {
    if let rule = further[word] { return rule }
    if kind.isForum { return onForums[word] ?? (kind.isArticle ? nil : onOthers[word]) }
    if kind.isPost { return onPosts[word] }
    if kind.isProduct, let rule = onProducts[word] { return rule }
    return kind.isArticle ? nil : onOthers[word]
  }

  /// Whether two words side by side name a part of what holds it, and no furniture: the foot of a card, the look of its
  /// buttons, the details of an offer.
  static func isPart(_ first: String, _ second: String) -> Bool {
    switch second {
    case "footer": first == "card" || first == "footnotes" || first == "footnote"
    case "btns", "buttons", "arrows", "dots": first == "nav"
    case "modal": first == "details" || first == "measurements"
    default: false
    }
  }

  /// What two words side by side say, or nil.
  static func rule(of first: String, _ second: String) -> Rule? {
    pairs[first].flatMap { $0[second] }
  }

  private static let pairs: WordTable<[String: Rule]> = {
    let table: [(Rule, String, String)] = [
      (.htmlByline, "author", "box bio info profile description desc about card block footer section pane"),
      (.htmlByline, "about", "author"), (.htmlByline, "post", "metadata"),
      (.htmlNavigation, "tabs", "list nav"), (.htmlNavigation, "tab", "list"),
      // What phpBB calls its own parts.
      (.htmlNavigation, "action", "bar"), (.htmlNavigation, "post", "buttons"),
      (.htmlNavigation, "next", "prev post story article posts"),
      (.htmlNavigation, "prev", "next post story article"), (.htmlNavigation, "previous", "next post story article"),
      (.htmlRelated, "read", "more next also"), (.htmlRelated, "breaking", "news block"),
      (.htmlRelated, "break", "news"),
      (.htmlRelated, "most", "read popular viewed"), (.htmlRelated, "more", "stories posts articles news"),
      (.htmlRelated, "latest", "news posts articles stories"), (.htmlRelated, "embedded", "content"),
      (.htmlRelated, "recommended", "articles posts"), (.htmlRelated, "interesting", "articles"),
      (.htmlRelated, "product", "suggestion suggestions recommendations"),
      (.htmlRelated, "featured", "articles article"),
      (.htmlBanner, "print", "header only logo title footer"), (.htmlBanner, "visible", "print"),
      (.htmlBanner, "only", "print"),
      (.htmlShare, "likes", "text other"), (.htmlNewsletter, "call", "out"),
      (.htmlNewsletter, "cta", "banner box block"),
    ]
    var result: [String: [String: Rule]] = [:]
    for (rule, first, seconds) in table {
      for second in seconds.split(separator: " ") { result[first, default: [:]][String(second)] = rule }
    }
    return WordTable(result.map { ($0, $1) })
  }()

  static func isButton(_ label: String) -> Bool {
    guard label.utf8.count <= 60, label.mentions("btn") || label.mentions("button") || label.mentions("cta") else {
      return false
    }
    return MainContentLabels.split(label).contains { $0 == "button" || $0 == "btn" || $0 == "cta" }
  }

  static func isUnfolding(_ label: String) -> Bool {
    guard label.utf8.count <= 60, label.mentions("accordion") || label.mentions("collaps") || label.mentions("faq")
    else {
      return false
    }
    return MainContentLabels.split(label).contains { $0 == "accordion" || $0 == "collapsible" || $0 == "faq" }
  }

  /// Whether a class names the head of a box: `card-header`, `panel-heading`, `box__title`.
  static func isHeader(_ label: String) -> Bool {
    guard label.utf8.count <= 60,
      label.mentions("header") || label.mentions("heading") || label.mentions("title")
    else { return false }
    let words = MainContentLabels.split(label)
    guard words.count >= 2, let last = words.last else { return false }
    return (last == "header" || last == "heading" || last == "title")
      && words.dropLast().contains { ["card", "panel", "box", "block", "tile"].contains($0) }
  }

  /// Whether a class names the beginning of another text: `elementor-post`, `news-card`.
  static func isTeaser(_ label: String) -> Bool {
    guard label.utf8.count <= 60 else { return false }
    return MainContentLabels.split(label).contains {
      ["post", "card", "teaser", "news", "entry", "story", "tile"].contains($0)
    }
  }

  static func saysReadMore(_ label: String) -> Bool {
    label.mentions("readmore") || label.mentions("read-more") || label.mentions("read_more")
  }

  /// Whether a class names what is set off from a text.
  static func isSetOff(_ label: String) -> Bool {
    guard label.utf8.count <= 80, label.mentions("quote") || label.mentions("highlight") || label.mentions("callout")
    else { return false }
    return MainContentLabels.split(label).contains { setOff.contains($0) }
  }

  private static let setOff: Set<String> = [
    "quote", "quotes", "pullquote", "blockquote", "highlight", "highlights", "callout",
  ]

  /// Whether a class names what stands under a picture.
  static func isCaption(_ label: String) -> Bool {
    guard label.utf8.count <= 80 else { return false }
    let words = MainContentLabels.split(label)
    return words.suffix(2).contains("caption") || words.last.map { captions.contains($0) } ?? false
  }

  private static let captions: Set<String> = [
    "caption", "captions", "credit", "credits", "copyright", "photo", "photos", "image", "img", "picture", "bild",
    "foto",
    "media", "bildunterschrift", "legend", "attribution",
  ]

  private static func dictionary(_ table: [(Rule, String)]) -> WordTable<Rule> {
    // By bytes: characters take longer than a page.
    WordTable(
      table.flatMap { rule, lines in
        lines.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { (String(Substring($0)), rule) }
      })
  }

  /// Known by these only where no other word says anything.
  private static let further = dictionary([
    (.htmlFooter, "disclaimer disclaimers affiliate signature"),
    (.htmlRelated, "recirculation recirc recent recentposts ticker newsticker breaking nextstory weiterlesen"),
    (.htmlBanner, "announcement"), (.htmlFormDropped, "minicart cart basket wishlist"),
    (.htmlByline, "bio postmetadata saboxplugin autorenbox autorbox"), (.htmlNavigation, "prev"),
    (.htmlComments, "recentcomments rating ratings stars kommentar commentaires comentarios komentarze reacties"),
    (.htmlNewsletter, "assinatura suscripcion abonnement souscription spenden spende abobox"),
    (.htmlDialog, "flyout"), (.htmlCookie, "placeholder"), (.htmlAside, "testimonials"),
  ])

  /// On a text written on a day, cards lead to others.
  private static let onPosts = dictionary([
    (.htmlCaption, "gallery"), (.htmlRelated, "carousel swiper card cards teaser teasers slider multislider"),
    (.htmlByline, "author authors"), (.htmlAside, "infobox factbox textbox infokasten kasten"),
    (.htmlFooter, "disclosure"),
  ])

  /// What buyers say of a thing is no part of its description.
  private static let onProducts = dictionary([
    (.htmlComments, "review reviews testimonial testimonials"), (.htmlFooter, "shipping financing"),
  ])

  /// Who wrote a post, and what the forum has to say to all.
  private static let onForums = dictionary([
    (.htmlByline, "user users userdetails userinfo userprofile postprofile profile poster memberinfo extras"),
    (.htmlBanner, "notice notices"), (.htmlRelated, "unfurl"),
    (.htmlFormDropped, "textcontrols postcontrols postfoot"),
  ])

  private static let onOthers = dictionary([(.htmlFormDropped, "filter filters facet facets")])

  private static let table: [(Rule, String)] = [
    (
      .htmlNavigation,
      """
      nav navbar navigation menu menus submenu mainmenu navmenu sitenav topnav subnav breadcrumb breadcrumbs
      crumbs crumb pager pagination paginator paging pagenav postnav prevnext skiplink skiplinks skip toc
      tableofcontents languages metanav servicenav sitemap megamenu offcanvas hamburger indicators jumpbox
      """
    ),
    (
      .htmlBanner,
      """
      masthead topbar siteheader pageheader globalheader branding logo
      """
    ),
    (
      .htmlFooter,
      """
      footer foot bottombar colophon copyright sitefooter pagefooter footernav legal imprint
      """
    ),
    (
      .htmlCookie,
      """
      cookie cookies cookiebar cookiebanner cookienotice consent gdpr ccpa onetrust cookieconsent
      """
    ),
    (
      .htmlShare,
      """
      share sharing shares sharebar sharebuttons social socials sociable addthis addtoany sharethis
      socialmedia follow followus sharedaddy shariff
      """
    ),
    (
      .htmlRelated,
      """
      related relatedposts relatedarticles recommended recommendations recommendation morestories moreposts
      readmore similar alsolike upnext trending popular mostread mostpopular outbrain taboola jprelatedposts
      crosslinks readnext latestposts
      """
    ),
    (
      .htmlNewsletter,
      """
      newsletter subscribe subscription signup mailinglist optin mailchimp login signin register
      donate
      """
    ),
    (
      .htmlAdvertisement,
      """
      ad ads adv advert adverts advertisement advertising adsense adslot adbox sponsor sponsored sponsors
      promo promos promotion adsbygoogle dfp googlead anzeige werbung
      """
    ),
    (
      .htmlComments,
      """
      comments commentlist comment disqus respond commentform replies fbcomments kommentare
      """
    ),
    (
      .htmlAside,
      """
      sidebar sidebars sidebarright sidebarleft rightsidebar leftsidebar rail aside widget widgets sidecolumn rightcolumn leftcolumn
      """
    ),
    (
      .htmlFormDropped,
      """
      search searchform searchbox searchbar
      """
    ),
    (
      .htmlDialog,
      """
      modal popup popups overlay lightbox tooltip interstitial toast
      """
    ),
    (
      .htmlByline,
      """
      byline dateline postmeta entrymeta articlemeta meta postinfo tags taglist posttags tagcloud authorbox
      authorbio timestamp pubdate updated
      """
    ),
  ]
}

extension String {
  /// Whether an ASCII word in lower case stands somewhere in this label, in any case.
  func mentions(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return word.withUTF8Buffer { word in
      utf8.withContiguousStorageIfAvailable { bytes in
        guard bytes.count >= count else { return false }
        return (0...(bytes.count - count)).contains { start in
          (0..<count).allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
        }
      } ?? true
    }
  }
}
