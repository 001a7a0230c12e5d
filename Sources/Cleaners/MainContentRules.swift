public import Provenance
import Stages

extension Rule {
  /// Menus, breadcrumbs, pagers, lists of links that lead elsewhere.
  public static let htmlNavigation = Rule("html.navigation")
  /// The site's own head: its name, its mark, its slogans.
  public static let htmlBanner = Rule("html.banner")
  /// The site's foot.
  public static let htmlFooter = Rule("html.footer")
  /// What asks for consent.
  public static let htmlCookie = Rule("html.cookie")
  /// Links to share the page by.
  public static let htmlShare = Rule("html.share")
  /// Other pages that the site would like to be read too.
  public static let htmlRelated = Rule("html.related")
  /// Invitations to subscribe, to sign up or in, and their forms.
  public static let htmlNewsletter = Rule("html.newsletter")
  /// Advertisements.
  public static let htmlAdvertisement = Rule("html.advertisement")
  /// What readers wrote beneath a page.
  public static let htmlComments = Rule("html.comments")
  /// Text beside the main content.
  public static let htmlAside = Rule("html.aside")
  /// Forms, their fields, choices and buttons.
  public static let htmlFormDropped = Rule("html.form")
  /// Dialogs that lie over a page.
  public static let htmlDialog = Rule("html.dialog")
  /// Who wrote the page and when, under which words it is filed: said in the metadata.
  public static let htmlByline = Rule("html.byline")
  /// What stands under a picture, where it is not marked as its caption.
  public static let htmlCaption = Rule("html.caption")
  /// A second heading of the title.
  public static let htmlSubtitle = Rule("html.subtitle")
  /// What the page has said before.
  public static let htmlRepeated = Rule("html.repeated")
  /// Text outside the element that holds the main content.
  public static let htmlBoilerplate = Rule("html.boilerplate")
}

enum MainContentRules {
  static let entries: [RuleEntry] = [
    RuleEntry(.htmlNavigation, .removal, "Menus, breadcrumbs, pagers, lists of links that lead elsewhere."),
    RuleEntry(.htmlBanner, .removal, "The site's own head: its name, its mark, its slogans."),
    RuleEntry(.htmlFooter, .removal, "The site's foot."),
    RuleEntry(.htmlCookie, .removal, "What asks for consent."),
    RuleEntry(.htmlShare, .removal, "Links to share the page by."),
    RuleEntry(.htmlRelated, .removal, "Other pages that the site would like to be read too."),
    RuleEntry(.htmlNewsletter, .removal, "Invitations to subscribe, to sign up or in, and their forms."),
    RuleEntry(.htmlAdvertisement, .removal, "Advertisements."),
    RuleEntry(.htmlComments, .removal, "What readers wrote beneath a page."),
    RuleEntry(.htmlAside, .removal, "Text beside the main content."),
    RuleEntry(.htmlFormDropped, .removal, "Forms, their fields, choices and buttons."),
    RuleEntry(.htmlDialog, .removal, "Dialogs that lie over a page."),
    RuleEntry(
      .htmlByline, .removal, "Who wrote the page and when, under which words it is filed: said in the metadata."),
    RuleEntry(.htmlCaption, .removal, "What stands under a picture, where it is not marked as its caption."),
    RuleEntry(.htmlSubtitle, .removal, "A second heading beside the title, which heads no section."),
    RuleEntry(.htmlRepeated, .removal, "What the page has said before."),
    RuleEntry(.htmlBoilerplate, .removal, "Text outside the element that holds the main content."),
  ]
}
