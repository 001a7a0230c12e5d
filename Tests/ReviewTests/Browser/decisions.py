"""Pages that were made with a file of corrections: its rows are decisions, and new ones come beside them."""
import csv, io

# The first field's row is an acceptance, the second's an edit, the third's a rejection; one is about a value that is not there.
STATE = """
const kinds = [...document.querySelectorAll('.choice[data-for]')].filter((node) => node.textContent)
  .map((node) => [node.dataset.for, node.className.replace('choice ', '')]);
return [Object.fromEntries(kinds), [...document.querySelectorAll('#elsewhere code')].map((node) => node.textContent)];
"""


def rows_of(text):
    return [tuple(row) for row in csv.reader(io.StringIO(text))]


def copied(browser):
    browser.press("c")
    browser.wait("document.querySelector('dialog[open] textarea') !== null")
    text = browser.ask("return document.querySelector('dialog[open] textarea').value")
    browser.press("Escape")
    browser.wait("document.querySelector('dialog') === null")
    return rows_of(text)


def check(browser, review, line, text):
    problems = []
    given = rows_of(text)
    here = [row for row in given[1:] if row[0] == line["key"]]
    pointers = [row[1] for row in here]

    def expect(what, found, wanted):
        if found != wanted:
            problems.append(f"{what}: {found} instead of {wanted}")

    browser.open(review / line["page"])
    browser.wait("document.querySelectorAll('.choice.accepted').length > 0")
    kinds, elsewhere = browser.ask(STATE)
    expect("rows are decisions", kinds, dict(zip(pointers[:3], ["accepted", "edited", "rejected"])))
    expect("rows about what is not there are listed", elsewhere, pointers[3:])
    expect("all are copied as they are", copied(browser), [given[0], *here])

    browser.press("j", "a")
    expect("accepting again takes the row back", copied(browser), [given[0], *here[1:]])
    browser.press("a")
    expect("and once more brings it back as it was", copied(browser), [given[0], *here])
    browser.press("j", "x")
    changed = (line["key"], pointers[1], "", "rejected in review", line["digest"])
    expect("a new decision stands in the place of the old", copied(browser), [given[0], here[0], changed, *here[2:]])
    browser.press("j", "j", "a")
    rows = copied(browser)
    expect("a new row comes behind them", (rows[:-1], rows[-1][3]), ([given[0], here[0], changed, *here[2:]], "accepted in review"))
    browser.ask("document.querySelector('#elsewhere button').click()")
    expect("what is not there can be taken back", copied(browser), [row for row in rows if row[1] != pointers[3]])

    browser.open(review / "index.html")
    all_rows = copied(browser)
    expect("the index keeps rows of other documents", [row for row in all_rows if row[0] != line["key"]],
           [row for row in given if row[0] != line["key"]])
    expect("no value has two rows", len({row[:2] for row in all_rows}), len(all_rows))
    return problems
