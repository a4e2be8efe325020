"""Filling in a sheet by the keyboard: a line by its activity, one field after the other, and what it all comes to."""

import re

from playwright.sync_api import expect


def added(keys, activity):
    """A new line, in whose first field one stands."""
    lines = keys.page.locator(".line")
    before = lines.count()
    keys.write("Lägg till en rad: skriv insatsen", activity)
    keys.page.keyboard.press("Enter")
    expect(lines).to_have_count(before + 1)
    line = lines.nth(before)
    expect(keys.field("Märke", line)).to_be_focused()
    return line


def typed(keys, *texts):
    """One field after the other, from where one stands."""
    for text in texts:
        keys.page.keyboard.press("Control+A")
        keys.page.keyboard.type(text)
        keys.page.keyboard.press("Tab")


def saved(keys):
    keys.page.keyboard.press("Control+s")
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def total(keys):
    return keys.page.locator("#summering .load")


def says(text):
    return re.compile(r"\s+".join(map(re.escape, text.split())))
