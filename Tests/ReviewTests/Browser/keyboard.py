"""The way through a page without a mouse."""


def check(browser, page, other, digest):
    problems = []

    def expect(what, script):
        if not browser.wait(script):
            problems.append(f"{page.name}: {what}")

    browser.open(page)
    browser.press("Tab")
    expect("the first stop is the way past the bar", "document.activeElement.className === 'skip'")
    browser.press("Enter", "j")
    expect("j leads to the first value", "document.activeElement.dataset.value === '0'")
    expect("its place lights up", "document.querySelector('#source .lit') !== null")
    browser.press("j")
    expect("j leads on", "document.activeElement.dataset.value === '1'")
    browser.press("k")
    expect("k leads back", "document.activeElement.dataset.value === '0'")
    expect("one value alone is a stop", "document.querySelectorAll('[data-value][tabindex=\"0\"]').length === 1")
    expect("a value says what it is and where", "/, (quoted|derived|generated).*, (line|page|pdf:)/.test(document.activeElement.getAttribute('aria-label'))")
    browser.press("a")
    expect("a accepts", "document.querySelector('.choice.accepted') !== null")
    browser.press("j", "x")
    expect("x rejects", "document.querySelector('.choice.rejected') !== null")
    browser.press("j", "e")
    expect("e edits", "document.activeElement.tagName === 'TEXTAREA'")
    browser.cdp("Input.insertText", text='A "better", value')
    browser.press("Enter")
    expect("the edit stands beside the value", "document.querySelector('.choice.edited b')?.textContent === 'A \"better\", value'")
    expect("the focus is where it was", "document.activeElement.dataset.value === '2'")
    browser.press("c")
    expect("c shows the rows", "document.querySelector('dialog[open] textarea') !== null")
    rows = browser.ask("return document.querySelector('dialog[open] textarea').value.split('\\n')") or []
    if not rows or rows[0] != "key,pointer,value,note,digest":
        problems.append(f"{page.name}: rows begin with {rows[:1]}")
    if len(rows) != 5 or '"A ""better"", value"' not in rows[3] or not all(digest in row for row in rows[1:4]):
        problems.append(f"{page.name}: rows are {rows}")
    browser.press("Escape")
    expect("Escape closes", "document.querySelector('dialog') === null")
    browser.press("Enter")
    expect("Enter leads to the place", "document.querySelector('#source .flash') !== null")
    browser.press("/")
    expect("/ leads to the search", "document.activeElement.id === 'search'")
    browser.cdp("Input.insertText", text="the")
    browser.press("Enter")
    expect("Enter leads to a hit", "/^1 of/.test(document.getElementById('found').textContent)")
    browser.press("Escape")
    browser.press("?")
    expect("? shows the keys", "document.querySelector('dialog[open] kbd') !== null")
    browser.press("Escape", "u")
    expect("u takes the shade away", "document.body.classList.contains('unshaded')")
    browser.press("]")
    expect("] leads to the next document", f"document.readyState === 'complete' && decodeURI(location.pathname).endsWith('{other.name}')")
    browser.press("[")
    expect("[ leads back", f"document.readyState === 'complete' && decodeURI(location.pathname).endsWith('{page.name}')")
    expect("decisions are still there", "document.querySelector('.choice.accepted') !== null")
    return problems


def check_index(browser, index, count):
    problems = []

    def expect(what, script):
        if not browser.wait(script):
            problems.append(f"index: {what}")

    browser.open(index)
    expect(f"all {count} documents are listed", f"document.querySelectorAll('#documents a').length === {count}")
    browser.press("j", "j")
    expect("j leads to the second", "document.activeElement === document.querySelectorAll('#documents a')[1]")
    browser.press("/")
    browser.cdp("Input.insertText", text="zzzz")
    expect("a search for nothing finds nothing", "document.querySelectorAll('#documents a').length === 0")
    browser.press("Escape")
    expect("and Escape brings all back", f"document.querySelectorAll('#documents a').length === {count}")
    browser.press("c")
    expect("decisions of all documents are rows", "document.querySelector('dialog textarea')?.value.split('\\n').length >= 4")
    browser.press("Escape")
    return problems
