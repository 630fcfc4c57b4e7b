"""A person in front of the security analytics page: with a mouse, with the keyboard alone, in the dark, without scripts.

    python analytics.py CHROMIUM AXE URL PASSWORD [FOLDER FOR PICTURES]
"""

import sys
from pathlib import Path

from cdp import Browser

chromium, axe, url, password, *pictures = sys.argv[1:]
axe = Path(axe).read_text()


def check(is_good, why):
    if not is_good:
        sys.exit(f"{page.evaluate('location.href')}: {why}")


def picture(name):
    page.wait("document.readyState === 'complete' && innerWidth > 0")
    for folder in pictures:
        page.screenshot(f"{folder}/{name}.png", full=True)


def is_accessible(what):
    """Asks axe-core, which knows WCAG's rules as far as a program can tell."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    told = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]]
    check(not told, f"{what}: {told}")


def has_focus(selector):
    return page.evaluate(f"document.activeElement && document.activeElement.matches({selector!r})")


def tab_to(selector, most=60):
    for _ in range(most):
        if has_focus(selector):
            return
        page.press("Tab")
    check(False, f"the keyboard does not reach {selector}")


def number(selector):
    return int(page.evaluate(f"document.querySelector({selector!r}).textContent.replace(/\\D/g, '')"))


with Browser(chromium) as browser:
    page = browser.page()
    check(page.open(f"{url}/analytics", "eve", "guessed wrongly") == 401, "anybody may look")
    check("password" in page.evaluate("document.body.textContent"), "it does not say why")

    page = browser.page()
    check(page.open(f"{url}/analytics", "operator", password) == 200, "the password does not open it")
    for scheme in ("light", "dark"):
        page.media(scheme)
        picture(f"overview-{scheme}")
        is_accessible(scheme)
    page.media("light")
    exchanges = number(".tiles li b")
    check(exchanges > 0, "there is nothing to see")

    # A screen reader is told the same.
    told = page.accessibility()
    roles = {node["role"] for node in told}
    names = [node.get("name", "") for node in told]
    check({"main", "banner", "navigation", "form", "heading", "table", "columnheader"} <= roles, f"roles: {sorted(roles)}")
    for name in ("Exchanges over time", "Injection score", "Endpoint", "Rule that acted", "Rule that would have acted"):
        check(name in names, f"nothing is called {name}")

    # The keyboard alone: over the navigation, a filter, its removal, into an exchange.
    page.press("Tab")
    check(has_focus(".skip"), "the first stop does not skip to the content")
    tab_to("select[name=field]")
    page.type("Action")
    tab_to("input[name=value]")
    page.type("block")
    page.press("Enter")
    page.wait("!!document.querySelector('.chips a')")
    check("Action is block" in page.evaluate("document.querySelector('.chips').textContent"), "the filter is not shown")
    blocked = number(".tiles li b")
    check(0 < blocked < exchanges, f"{blocked} of {exchanges} are blocked")
    actions = page.evaluate("[...document.querySelectorAll('.exchanges .action')].map(a => a.textContent)")
    check(set(actions) == {"block"}, f"the list has {set(actions)}")
    is_accessible("filtered")
    tab_to(".bars a")
    value = page.evaluate("document.activeElement.textContent.trim()")
    page.press("Enter")
    page.wait("document.querySelectorAll('.chips a').length === 2")
    check(value in page.evaluate("document.querySelector('.chips').textContent"), f"{value} is no filter")
    tab_to(".chips a")
    page.press("Enter")
    page.wait("document.querySelectorAll('.chips a').length === 1")

    # One with a sealed payload.
    page.open(f"{url}/analytics?last=7d&f=sealed:gt:0")
    tab_to(".exchanges a", 120)
    page.press("Enter")
    page.wait("location.pathname.startsWith('/analytics/exchange/')")
    page.wait("!!document.querySelector('#sealed')")
    for scheme in ("light", "dark"):
        page.media(scheme)
        picture(f"exchange-{scheme}")
        is_accessible(f"exchange, {scheme}")
    tab_to("summary")
    page.press("Enter")
    check(page.evaluate("document.querySelector('details').open"), "the payload does not open")

    # As the reader's clock has it.
    said = page.evaluate("(t => [t.textContent, t.dateTime])(document.querySelector('main time'))")
    check(len(said[0]) == 19 and "Z" in said[1], f"times are {said}")

    # What comes is there at the next refresh. Of the last seven days the oldest would leave meanwhile.
    page.open(f"{url}/analytics?last=30d")
    before = number(".tiles li b")
    page.evaluate(f"fetch('{url}/analytics').then(() => refresh())")
    check(number(".tiles li b") >= before, "refreshing loses something")

    # On a telephone nothing is cut off.
    page.size(390, 800)
    page.open(f"{url}/analytics?last=7d")
    check(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is wider than a telephone")
    picture("narrow")
    is_accessible("narrow")
    page.size(1280, 800)

    # Without scripts it works too.
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(f"{url}/analytics?last=7d")
    tab_to("input[name=value]")
    page.type("chat")
    page.press("Enter")
    page.wait("!!document.querySelector('.chips a')")
    check("Endpoint is chat" in page.evaluate("document.querySelector('.chips').textContent"), "the form needs scripts")
    check("There is none" in page.evaluate("document.querySelector('main').textContent"), "an empty list says nothing")
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    page.open(f"{url}/analytics?last=15m&f=endpoint:is:nowhere")
    is_accessible("empty")

    away = [asked for asked in page.requests if not asked.startswith((url, "data:"))]
    check(not away, f"it asks elsewhere: {away}")
    errors = [error for error in page.errors if "favicon" not in error]
    check(not errors, f"the console says {errors}")
print("seen")
