import Provenance
import Stages

/// What systems that make pages call their own parts, by whole names: their words alone may say something else.
enum MainContentSystems {
  /// The rule of a class or an id as a whole, or nil.
  static func rule(of label: String) -> Rule? { rules[label] }

  private static let rules = WordTable<Rule>(
    table.flatMap { rule, names in
      names.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { (String($0), rule) }
    })

  private static let table: [(Rule, String)] = [
    // WordPress, Drupal, XenForo, Discourse, Stack Exchange: who wrote a text when, and what readers thought of it.
    (
      .htmlByline,
      """
      wp-block-post-date wp-block-post-author wp-block-post-author-name wp-block-post-author-biography wp-block-post-terms
      submitted node__submitted field-name-field-tags field--name-field-tags
      message-attribution p-description crawler-post-meta crawler-post-infos
      votecell js-voting-container js-accepted-answer-indicator post-signature
      """
    ),
    // Docusaurus and MkDocs name the panes that all stand below; XenForo has buttons above a thread's posts.
    (
      .htmlNavigation,
      "tabbed-labels theme-doc-version-badge theme-doc-toc-mobile block-outer jumpbox-return comment_forbidden comment-forbidden"
    ),
    (.htmlRelated, "block--similarthreads block--similarThreads crawler-linkback-list more-topics__list"),
    // MediaWiki: where a printed page was found.
    (.htmlFooter, "printfooter"),
    // phpBB: who reads the forum at the moment.
    (.htmlAside, "online-list stat-block"),
    (.htmlFormDropped, "answers-subheader bbCodeBlock-expandLink wp-block-file__button"),
    (.htmlShare, "post-likes"),
  ]
}
