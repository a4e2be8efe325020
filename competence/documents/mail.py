"""A mail as a mail program that shows more than text has it: with a button where the text has an address."""

from collections.abc import Iterable

from django.template.loader import render_to_string


def with_buttons(subject: str, before: str, buttons: Iterable[tuple[str, str]], after: str) -> str:
    """`buttons` are pairs of what stands on them and where they lead; before and after are the words around them."""
    words = {"subject": subject, "before": before.strip(), "after": after.strip()}
    return render_to_string("competence/mail.html", words | {"buttons": list(buttons)})
