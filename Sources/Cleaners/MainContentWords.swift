import Provenance

/// Words in classes and ids, and what they say that an element is.
enum MainContentWords {
  static let rules: [String: Rule] = {
    var result: [String: Rule] = [:]
    for (rule, lines) in table {
      for word in lines.split(whereSeparator: { $0 == " " || $0 == "\n" }) { result[String(word)] = rule }
    }
    return result
  }()

  private static let table: [(Rule, String)] = [
    (
      .htmlNavigation,
      """
      nav navbar navigation menu menus submenu mainmenu navmenu sitenav topnav subnav breadcrumb breadcrumbs
      crumbs crumb pager pagination paginator paging pagenav postnav prevnext skiplink skiplinks skip toc
      tableofcontents languages sitemap megamenu offcanvas hamburger indicators
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
      newsletter subscribe subscription signup mailinglist optin mailchimp paywall login signin register
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
      sidebar sidebars rail aside widget widgets sidecolumn rightcolumn leftcolumn
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
