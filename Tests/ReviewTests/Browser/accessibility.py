"""What axe-core finds that is serious or critical."""

RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations
  .filter((each) => each.impact === 'serious' || each.impact === 'critical')
  .map((each) => `${each.id}: ${each.help}: ${each.nodes.length} times, such as ${each.nodes[0].html.slice(0, 160)}: ${each.nodes[0].failureSummary.slice(0, 200)}`)));
"""


def check(browser, axe, page):
    problems = []
    for width, height, dark in [(1440, 900, False), (1440, 900, True), (420, 860, False)]:
        browser.device(width, height, dark)
        browser.open(page)
        browser.ask("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
        browser.press("j", "j", "a")
        browser.ask(axe)
        found = browser.driver.execute_async_script(RUN)
        problems += [f"{page.name} ({width}{', dark' if dark else ''}): {each}" for each in found]
    browser.device(1440, 900)
    return problems
