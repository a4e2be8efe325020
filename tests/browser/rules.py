"""Own rules for pages beside axe: what Digg asks for and axe does not see (research/ops.md, section 5).

assert_page_is_sound(page)      all of them, on the page that is open
faults(page)                    what breaks them, per rule
assert_axe_is_content(page)     needs a page of a context with bypass_csp=True
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LISTS = ("label", "tabindex", "th", "inline", "ids", "described", "unfocusable")

TARGET = 24  # CSS pixels, WCAG 2.2 target size
NARROW = 320
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"

ENGLISH = {
    "about", "add", "all", "and", "any", "are", "back", "cancel", "change", "changed", "choose", "clear", "click", "close",
    "confirm", "copy", "create", "currently", "date", "delete", "draft", "edit", "email", "enter", "error", "field", "file",
    "for", "from", "have", "help", "home", "invalid", "is", "loading", "login", "logout", "name", "new", "next", "none",
    "not", "of", "ok", "open", "or", "page", "password", "please", "previous", "publish", "read", "remove", "required",
    "save", "saved", "saving", "search", "select", "send", "settings", "show", "sign", "submit", "the", "this", "time",
    "title", "to", "today", "undo", "unknown", "update", "upload", "user", "valid", "value", "view", "was", "with", "yes",
    "you", "your",
}  # fmt: skip
# "home" is the name of a method that plans speak of
SWEDISH_TOO = {
    "all",
    "date",
    "for",
    "help",
    "home",
    "is",
    "not",
    "ok",
    "of",
    "open",
    "or",
    "show",
    "time",
    "to",
    "view",
}

_SCRIPTS = {
    "label": """() => [...document.querySelectorAll('input, select, textarea, [role=textbox]')]
        .filter(field => field.type !== 'hidden' && field.type !== 'submit' && field.checkVisibility())
        .filter(field => {
          const named = (field.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent.trim());
          return !named && !field.getAttribute('aria-label') && ![...(field.labels ?? [])].some(label => label.textContent.trim());
        }).map(field => field.outerHTML)""",
    "heading": "() => [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).map(h => h.textContent.trim())",
    "tabindex": "() => [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => e.outerHTML)",
    "th": "() => [...document.querySelectorAll('th:not([scope])')].map(th => th.outerHTML)",
    "inline": """() => [...document.querySelectorAll('body [style]:not([style=""], .richtext *), body style, script:not([src]), [onclick], [onchange], [onsubmit]')].map(e => e.outerHTML)""",
    "ids": "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }",
    "described": """() => [...document.querySelectorAll('[aria-describedby], [aria-labelledby], [aria-controls]')].flatMap(e =>
        ['aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap(name => (e.getAttribute(name) ?? '').split(' ').filter(Boolean))
        ).filter(id => !document.getElementById(id))""",
    "targets": """least => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.closest('.skip, .unseen'))
        .filter(e => !(e.localName === 'a' && getComputedStyle(e).display === 'inline')) // links in running text are exempt
        .map(e => [e, (e.matches('[type=checkbox], [type=radio]') && e.closest('label, .choice') || e).getBoundingClientRect()])
        .filter(([e, box]) => box.width && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(([e, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 120)}`)""",
    "unfocusable": """() => { // a focused element looks different from itself unfocused
        const looks = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.top].join(); };
        const blind = [];
        for (const e of document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select, textarea, summary, [tabindex="0"], [contenteditable=true]')) {
          if (!e.checkVisibility() || e.closest('[inert]')) continue;
          document.activeElement?.blur();
          const before = looks(e);
          e.focus({ focusVisible: true, preventScroll: true });
          if (document.activeElement === e && looks(e) === before) blind.push(e.outerHTML.slice(0, 160));
        }
        document.activeElement?.blur();
        return blind; }""",
    "skip": """() => {
        const first = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].find(e => e.checkVisibility());
        const target = first?.getAttribute('href')?.startsWith('#') && document.getElementById(first.getAttribute('href').slice(1));
        return Boolean(target && target.localName === 'main'); }""",
    "words": """() => { const seen = [];
        const walk = node => {
          if (node.nodeType === 3) seen.push(node.textContent);
          else if (node.nodeType === 1 && !['SCRIPT', 'STYLE', 'CODE', 'TEMPLATE', 'KBD'].includes(node.tagName) && (!node.lang || node.lang.startsWith('sv'))) {
            for (const name of ['aria-label', 'title', 'placeholder', 'alt', node.localName === 'td' ? 'data-label' : 'alt']) if (node.hasAttribute(name)) seen.push(node.getAttribute(name));
            if (['submit', 'button'].includes(node.type) && node.value) seen.push(node.localName === 'input' ? node.value : '');
            node.childNodes.forEach(walk);
          } };
        walk(document.body); seen.push(document.title);
        return seen.join(' ').toLowerCase().match(/(?<![a-zåäöéü0-9])[a-zåäöéü]+(?![a-zåäöéü0-9])/g) ?? []; }""",
}


def assert_page_is_sound(page: Page) -> None:
    """Every rule that needs neither axe nor another window; puts the window back as it was."""
    assert faults(page) == {}


def faults(page: Page) -> dict[str, Any]:
    """What breaks a rule, per rule; empty when the page is sound."""
    headings = page.evaluate(_SCRIPTS["heading"])
    found = {rule: page.evaluate(_SCRIPTS[rule]) for rule in LISTS}
    found |= {
        "lang": [] if page.locator("html").get_attribute("lang") == "sv" else ["not sv"],
        "skip": [] if page.evaluate(_SCRIPTS["skip"]) else ["the first thing to focus is no link to the content"],
        "heading": [] if len(headings) == 1 and headings[0] else headings or ["none"],
        "targets": page.evaluate(_SCRIPTS["targets"], TARGET),
        "english": sorted(english_words(page)),
        "narrow": _sticking_out(page),
    }
    return {rule: seen for rule, seen in found.items() if seen}


def _sticking_out(page: Page) -> list[str]:
    """At 320 px (which is also 400 % zoom of 1280), also with the text spacing of WCAG 1.4.12."""
    before = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 800})
    wide = _widest(page)
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACING
    )
    wide += _widest(page)
    page.evaluate("() => { document.adoptedStyleSheets = []; }")
    if before:
        page.set_viewport_size(before)
    return wide


def assert_axe_is_content(page: Page) -> None:
    """No violation of WCAG 2.1 A and AA, nor of axe's good practice."""
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


def english_words(page: Page) -> set[str]:
    """English words on the page, in texts, titles and labels; those that are Swedish words as well are let through."""
    return set(page.evaluate(_SCRIPTS["words"])) & (ENGLISH - SWEDISH_TOO)


def _widest(page: Page) -> list[str]:
    """What makes the page wider than the window, if anything does."""
    script = """least => {
        const width = document.documentElement.scrollWidth;
        if (width <= least) return [];
        const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > least + 1);
        return [`${width} px`, ...wide.map(e => e.outerHTML.slice(0, 120))]; }"""
    return list(page.evaluate(script, NARROW))
