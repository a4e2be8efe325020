"""A mail as a mail program that shows more than text has it: with a button where the text has an address."""

import re
from collections.abc import Mapping

from django.template.loader import render_to_string


def with_buttons(subject: str, text: str, buttons: Mapping[str, tuple[str, str]]) -> str:
    """`buttons`: what stands in the text → what stands on the button in its place, and where it leads."""
    longest_first = sorted(buttons, key=len, reverse=True)  # an address may begin with another
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    said = [(part.strip(), buttons.get(part)) for part in parts if part.strip()]
    return render_to_string("outbox/mail.html", {"subject": subject, "parts": said})


def with_button(subject: str, text: str, words: str, address: str) -> str:
    return with_buttons(subject, text, {address: (words, address)})
