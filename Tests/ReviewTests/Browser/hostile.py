"""Pages of documents that would rather run than be read."""


def check(browser, page):
    browser.open(page)
    browser.press("j", "j", "j")
    problems = []
    if browser.ask("return [window.pwned, document.title === 'pwned'].some(Boolean)"):
        problems.append(f"{page.name}: something ran")
    strangers = browser.ask("""
      const ours = new Set(['data:image/png;base64,']);
      return [...document.querySelectorAll('img, iframe, object, embed, form, base, link, svg a, a[href]')]
        .filter((node) => !(node.tagName === 'A' && /^([#]|\\.\\.\\/|[a-z0-9-]+\\.html$|documents\\/)/.test(node.getAttribute('href'))))
        .filter((node) => !(node.tagName === 'IMG' && (!node.src || node.src.startsWith('data:image/png;base64,'))))
        .map((node) => node.outerHTML.slice(0, 120));
    """)
    problems += [f"{page.name}: holds {stranger}" for stranger in strangers]
    handlers = browser.ask("""return [...document.querySelectorAll('*')].flatMap((node) => [...node.attributes])
      .filter((each) => /^on/i.test(each.name) || /^javascript:/i.test(each.value) && /^(href|src|xlink:href)$/.test(each.name)).length""")
    if handlers:
        problems.append(f"{page.name}: {handlers} attributes that run")
    overrides = browser.ask("""
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let count = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const host = node.parentElement;
        if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data) && !host.closest('.unseen, script, style, textarea')) count += 1;
      }
      return count;
    """)
    if overrides:
        problems.append(f"{page.name}: {overrides} texts turn what stands beside them")
    return problems
