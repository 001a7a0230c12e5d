"""Each value is pointed at: what lights up has to be what the record's evidence names."""
import time

PREPARE = """
document.querySelectorAll('details').forEach((node) => { node.open = true; });
return [...document.querySelectorAll('#record [data-pointer]')].map((node) => node.dataset.pointer);
"""
SHOW = """
const node = document.querySelectorAll('#record [data-pointer]')[arguments[0]];
if (!node) return null;
node.scrollIntoView({ block: 'center', behavior: 'instant' });
const boxes = [...node.getClientRects()];
const pane = document.getElementById('record').getBoundingClientRect();
// Of a text that is taller than its pane, a line that is seen: below the list of contents, which stays at the top.
const top = document.querySelector('#record nav.contents')?.getBoundingClientRect().bottom ?? pane.top;
const box = boxes.find((each) => each.top > top && each.bottom < pane.bottom) || boxes[0];
return box && [box.left + Math.min(box.width / 2, 8), box.top + Math.min(box.height / 2, 8)];
"""
# What is lit, by number of entry: texts of stretches put together, or boxes on pages.
LIT = """
const found = {};
for (const node of document.querySelectorAll('#source .lit')) {
  for (const number of node.dataset.entries.split(' ')) {
    const page = node.closest('[data-page]');
    const value = page ? [Number(page.dataset.page), ...['x', 'y', 'width', 'height'].map((name) => Number(node.getAttribute(name)))]
      : node.textContent;
    (found[number] ||= []).push(value);
  }
}
const seen = [...document.querySelectorAll('#source .lit')].some((node) => {
  const box = node.getBoundingClientRect();
  const pane = document.getElementById('source').getBoundingClientRect();
  return box.bottom > pane.top && box.top < pane.bottom;
});
return [found, document.querySelector('#record .value.lit')?.dataset.pointer, seen];
"""

# What is lit now, and where the next value is.
STEP = "return [(() => {" + LIT + "})(), (() => {" + SHOW + "})()];"


def words(entry, source, encoding):
    low, high = entry["bytes"]
    return source[low:high].decode(encoding, "replace")


def same(entry, lit, source, encoding, value):
    """Whether what is lit for an entry is the place that it names."""
    if "page" in entry:
        page, x, y, width, height = lit[0]
        box = [x + 0.6, y + 0.6, width - 1.2, height - 1.2]
        return page == entry["page"] and all(abs(a - b) < 0.06 for a, b in zip(box, entry["box"])) and len(lit) == 1
    if "bytes" in entry and "in" not in entry:
        return "".join(lit) == words(entry, source, encoding)
    text = "".join(lit)
    return entry["is"] != "quoted" or not isinstance(value, str) or value[slice(*entry.get("at", [0, None]))] in text


def at(record, pointer):
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        record = record[int(token)] if isinstance(record, list) else record[token]
    return record


def check(browser, record, source):
    problems = []
    encoding = record["source"].get("encoding", "utf-8")
    numbers, entries = {}, []
    for pointer, listed in record["evidence"].items():
        numbers[pointer] = range(len(entries), len(entries) + len(listed))
        entries += listed
    # A small window: each move of the mouse paints it.
    browser.device(1100, 650)
    shown = browser.ask(PREPARE)
    for pointer in numbers:
        if pointer not in shown:
            problems.append(f"{pointer} is not shown")

    def compare(pointer, lit, value):
        if value != pointer:
            return [f"{pointer} is pointed at, {value} lights up"]
        wrong = []
        for number in numbers.get(pointer, []):
            entry = entries[number]
            if entry["is"] == "generated" or "bytes" in entry and entry["bytes"][0] == entry["bytes"][1]:
                continue
            if str(number) not in lit:
                wrong.append(f"{pointer}: {entry} does not light up")
            elif not same(entry, lit[str(number)], source, encoding, at(record, pointer)):
                wrong.append(f"{pointer}: {entry} lights up {str(lit[str(number)])[:120]}")
        return wrong

    patience = [20.0]

    def again(index, wrong):
        """A busy browser may show what it was told after it was asked: the mouse leaves and comes back, and has time."""
        while wrong and patience[0] > 0:
            patience[0] -= 0.2
            browser.hover(3, 3)
            point = browser.ask(SHOW, index)
            if not point:
                break
            browser.hover(*point)
            time.sleep(0.2)
            lit, value, _ = browser.ask(LIT)
            wrong = compare(shown[index], lit, value)
        return wrong

    # The mouse itself goes to each value.
    point = browser.ask(SHOW, 0) if shown else None
    for index, pointer in enumerate(shown):
        if point:
            browser.hover(*point)
        (lit, value, _), following = browser.ask(STEP, index + 1)
        wrong = compare(pointer, lit, value) if point else [f"{pointer} can't be pointed at"]
        if point and wrong:
            wrong = again(index, wrong)
            following = browser.ask(SHOW, index + 1)
        problems += wrong
        point = following
    problems += scrolls(browser, shown)
    problems += back(browser)
    return len(shown), problems


def scrolls(browser, shown):
    """The first and the last value bring their places into view."""
    problems = []
    for index in {0, len(shown) - 1}:
        browser.hover(3, 3)
        point = browser.ask(SHOW, index)
        browser.hover(*point)
        if browser.ask(LIT)[0] and not browser.wait(f"(() => {{{LIT}}})()[2]"):
            problems.append(f"{shown[index]}: its place does not come into view")
    return problems


def back(browser):
    """Some places of the source are pointed at: a value with that entry lights up."""
    problems = []
    count = browser.ask("return document.querySelectorAll('#source .held').length")
    for index in range(0, count, max(1, count // 8)):
        found = browser.ask("""
          const node = document.querySelectorAll('#source .held')[arguments[0]];
          node.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = node.getClientRects()[0];
          if (!box) return null;
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          const top = document.elementFromPoint(x, y)?.closest('[data-entries]');
          return top && [x, y, top.dataset.entries.split(' ')];
        """, index)
        if not found:
            continue
        browser.hover(found[0], found[1])
        named = " || ".join(f"[...document.querySelectorAll('#record .value.lit [data-entries]')].some((node) => node.dataset.entries.split(' ').includes('{number}'))" for number in found[2])
        if not browser.wait(named, 5):
            problems.append(f"place {index} is pointed at, no value of it lights up")
    return problems
