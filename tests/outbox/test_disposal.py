"""Old mails lose their text; that they were sent, to whom and when, stays."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fyrbodal import outbox
from fyrbodal.journal.models import Entry
from fyrbodal.outbox import Enclosure, Recipient
from fyrbodal.outbox.disposal import dispose
from fyrbodal.outbox.models import Attachment, Delivery, Message
from fyrbodal.work.models import Job
from fyrbodal.work.worker import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture(autouse=True)
def no_mail_server(settings: Any) -> None:
    settings.EMAIL_URL, settings.DEMO = "", True


def mailed(days_ago: int, *, secret: bool = False, by: Any = None) -> Message:
    """A mail with an enclosure that was sent so many days ago."""
    message = outbox.send(
        kind="test",
        subject="Minnesanteckningar",
        text="Hej!",
        html="<p>Hej!</p>",
        to=[Recipient("anna@example.org", "Anna Lind")],
        enclosures=[Enclosure("a.txt", b"a")],
        secret=secret,
        by=by,
    )
    Worker().drain()
    Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - dt.timedelta(days=days_ago))
    message.refresh_from_db()
    return message


def written(message: Message) -> tuple[str, str, int]:
    message.refresh_from_db()
    return message.text, message.html, message.attachments.count()


def test_the_text_goes_after_a_year_and_after_ninety_days_when_it_carries_a_link() -> None:
    kept = [mailed(364), mailed(89, secret=True)]
    old = [mailed(367), mailed(92, secret=True)]
    dispose(timezone.localdate())
    assert [written(message) for message in kept] == [("Hej!", "<p>Hej!</p>", 1)] * 2
    assert [written(message) for message in old] == [("", "", 0)] * 2
    assert Attachment.objects.count() == 2
    entry = Entry.objects.get(verb="disposed of")
    assert (entry.by_name, entry.details) == ("systemet", {"rows": 2})


def test_to_whom_it_went_and_when_stays_and_the_page_says_that_the_text_is_gone(sign_in: Any, gunnar: Any) -> None:
    message = mailed(400)
    sent = list(message.deliveries.values())
    dispose(timezone.localdate())
    assert list(message.deliveries.values()) == sent
    page = sign_in(gunnar).get(reverse("outbox:message", args=[message.pk])).content.decode()
    assert ["Texten gallrades" in page, "anna@example.org" in page, "Hej!" in page] == [True, True, False]


def test_what_still_waits_is_kept_however_old_it_is() -> None:
    message = mailed(400)
    message.deliveries.update(status=Delivery.Status.WAITING, sent_at=None, only_shown=False)
    dispose(timezone.localdate())
    assert written(message) == ("Hej!", "<p>Hej!</p>", 1)
    assert not Entry.objects.filter(verb="disposed of").exists()


def test_a_mail_without_its_text_is_never_sent_again(anna: Any, settings: Any) -> None:
    message = mailed(400, by=anna)
    message.deliveries.update(status=Delivery.Status.FAILED, sent_at=None, only_shown=False)
    dispose(timezone.localdate())
    message.refresh_from_db()
    assert message.resend_failed(by=anna) == 0
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    Job.objects.filter(kind="outbox.delivery").delete()
    message.deliveries.get().enqueue()
    Worker().drain()
    delivery = message.deliveries.get()
    assert (delivery.status, delivery.last_error) == ("failed", "Texten är gallrad, så mejlet går inte att skicka.")


def test_what_is_disposed_of_gets_no_text_again() -> None:
    message = mailed(400)
    dispose(timezone.localdate())
    with pytest.raises(IntegrityError, match="message_disposed_is_empty"), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(text="Hej!")


def test_the_worker_does_it_every_day() -> None:
    message = mailed(400)
    Worker().drain()  # the day has begun already, with the first mail
    assert written(message)[0] == "Hej!"
    Job.objects.filter(dedupe_key__startswith="fyrbodal.outbox.jobs.dispose_of_texts").update(done_at=None)
    Worker().drain()
    assert written(message)[0] == ""
