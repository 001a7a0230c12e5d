"""Looks at pages of `verbatim review` in a browser.

  check.py CHROMIUM DRIVER places REVIEW RECORDS SOURCES     every value of every document
  check.py CHROMIUM DRIVER keys REVIEW                       the way without a mouse
  check.py CHROMIUM DRIVER decisions REVIEW CORRECTIONS      pages that were made with a file of corrections
  check.py CHROMIUM DRIVER hostile REVIEW                    documents that would rather run
  check.py CHROMIUM DRIVER axe REVIEW                        what axe-core finds
  check.py CHROMIUM DRIVER paint REVIEW MILLISECONDS         the first paint, the best of ten

Prints what is wrong, a line each, and ends with 1 where something is.
"""
import json, pathlib, sys

import accessibility, browser as browsers, decisions, hostile, keyboard, places


def records(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.json")):
        record = json.loads(path.read_text())
        if isinstance(record, dict) and record.get("schema") == "verbatim/record/1":
            yield record


def run_places(browser, review, folder, sources):
    problems, values = [], 0
    for record in records(folder):
        page = review / "documents" / (record["id"] + ".html")
        browser.open(page)
        source = (pathlib.Path(sources) / record["source"]["key"]).read_bytes()
        count, found = places.check(browser, record, source)
        values += count
        problems += [f"{record['source']['key']}: {each}" for each in found + browser.complaints()]
    print(f"{values} values were pointed at")
    return problems


def run_keys(browser, review):
    lines = browsers_data(browser, review)
    pages = [line["page"] for line in lines]
    first, second = review / pages[0], review / pages[1]
    problems = keyboard.check(browser, first, second, lines[0]["digest"]) + keyboard.check_index(browser, review / "index.html", len(pages))
    return problems + browser.complaints()


def run_decisions(browser, review, rows):
    lines = browsers_data(browser, review)
    return decisions.check(browser, review, lines[0], pathlib.Path(rows).read_text()) + browser.complaints()


def browsers_data(browser, review):
    browser.open(review / "index.html")
    return browser.ask("return JSON.parse(document.getElementById('data').textContent)")


def run_hostile(browser, review):
    problems = []
    for page in [review / "index.html", *sorted((review / "documents").glob("*.html"))]:
        problems += hostile.check(browser, page) + [f"{page.name}: {each}" for each in browser.complaints()]
    return problems


def run_axe(browser, review):
    import axe_playwright_python
    axe = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
    problems = accessibility.check(browser, axe, review / "index.html")
    for page in sorted((review / "documents").glob("*.html")):
        problems += accessibility.check(browser, axe, page)
    return problems


def run_paint(browser, review, limit):
    times = []
    # A busy machine is late now and then, a page that paints too much always.
    while len(times) < 10 and not (times and min(times) < float(limit)):
        browser.open(sorted((review / "documents").glob("*.html"))[0])
        browser.wait("performance.getEntriesByName('first-contentful-paint').length > 0")
        times.append(browser.ask("return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    print(f"first paint after {min(times):.0f} ms")
    return [] if min(times) < float(limit) else [f"first paint after {min(times):.0f} ms"]


def main(binary, driver, what, review, *rest):
    browser = browsers.Browser(binary, driver)
    try:
        problems = globals()["run_" + what](browser, pathlib.Path(review).resolve(), *rest)
    finally:
        browser.close()
    print("\n".join(problems[:60]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
