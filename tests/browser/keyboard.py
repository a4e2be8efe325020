"""A page for somebody who has no mouse: what cannot be reached by Tab and arrow keys cannot be used."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Dialog, Locator, Page, expect

IS_FOCUSED = "elements => elements.includes(document.activeElement)"
STOPS = """() => document.querySelectorAll(
    'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable=true]').length"""
AGAIN = 15  # presses
UNDRESSED = "form[data-part]:not([data-watched]), textarea[data-richtext='']"  # until the script has come
Within = Locator | None


class Keyboard:
    """Everything after the first address is typed, tabbed and pressed."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """The only address that is ever typed in."""
        self.page.goto(address)

    def to(self, control: Locator) -> Locator:
        """Tab until the control has the focus; once more round if a script put another in its place meanwhile."""
        expect(control.first).to_be_attached()
        self.wait_until_made()
        for pressed in range(2 * self.page.evaluate(STOPS) + AGAIN):
            if (
                pressed % AGAIN == 0
            ):  # looking for a name is slower than a press, and a script may have put another there
                wanted = control.element_handles()
            if self.page.evaluate(IS_FOCUSED, wanted):
                return control
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {control}")

    def wait_until_made(self) -> None:
        """All of the page is there and its scripts listen: a key that is pressed before goes to nobody."""
        self.page.wait_for_load_state()
        expect(self.page.locator(UNDRESSED)).to_have_count(0)

    def enter(self, control: Locator) -> None:
        self.to(control)
        self.page.keyboard.press("Enter")

    def press(self, name: str, within: Within = None) -> None:
        self.enter((within or self.page).get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> None:
        self.enter(self.page.get_by_role("link", name=name, exact=True))

    def write(self, label: str, text: str, within: Within = None) -> None:
        """Into a field that one has tabbed to; what stood there is replaced."""
        self.to(self.field(label, within))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self.to(self.field(label))
        self.page.keyboard.press("Space")

    def choose(self, label: str) -> None:
        """One of several radio buttons: Tab leads to the group, the arrows to the one."""
        wanted = self.field(label)
        group = self.page.locator(f"[type=radio][name='{wanted.get_attribute('name')}']")
        self.to(group)
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked()

    def pick(self, label: str, option: str) -> None:
        """From a list that unfolds; its entries are found by their first letters."""
        self.to(self.field(label))
        self.page.keyboard.type(option)
        chosen = self.field(label).evaluate("select => select.selectedOptions[0].text")
        assert chosen == option

    def unfold(self, text: str, within: Within = None) -> None:
        self.enter((within or self.page).locator("summary", has_text=text))

    def attach(self, label: str, file: Path) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.tick(label)
        chooser.value.set_files(file)

    def field(self, label: str, within: Within = None) -> Locator:
        name = re.compile(rf"^\s*{re.escape(label)}\s*(\(valfritt\)\s*)?$")
        return (within or self.page).get_by_label(name).locator("visible=true")

    def sign_in(self, email: str, password: str) -> None:
        self.follow("Logga in")
        self.write("E-postadress", email)
        self.write("Lösenord", password)
        self.page.keyboard.press("Enter")

    def opened_pdf(self, link: str = "Hämta som PDF") -> bytes:
        """The file that the link leads to, as this browser gets it."""
        self.follow(link)
        self.page.wait_for_url(re.compile(r"\.pdf$"))
        return self.page.context.request.get(self.page.url).body()

    def answers_dialogs(self, answer: Callable[[Dialog], None]) -> None:
        self.page.on("dialog", answer)
