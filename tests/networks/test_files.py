"""Files under the minutes: kept as long as something points at them, and not longer."""

import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.models import Upload
from fyrbodal.files.storing import content_of, store
from networks.actions import accessories, editions, items, meetings
from networks.models import Item, Meeting
from tests.factories import planned


@pytest.fixture
def meeting(bim, anna):
    return planned(bim, anna)


@pytest.fixture
def attachment(meeting, anna):
    item = items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)
    return accessories.attach(item=item, answer=None, file=ContentFile(b"Rutin", name="rutin.txt"), by=anna)


def on_the_disk(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_file_that_was_taken_away_is_gone(attachment, anna, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        accessories.remove(accessory=attachment, by=anna)
    assert (Upload.objects.count(), on_the_disk(settings)) == (0, [])


def test_a_file_that_an_edition_holds_stays(attachment, meeting, anna, django_capture_on_commit_callbacks):
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    editions.correct(meeting=meeting, reason="Fel fil", by=anna)
    with django_capture_on_commit_callbacks(execute=True):
        accessories.remove(accessory=attachment, by=anna)
    assert content_of(Upload.objects.get()) == b"Rutin"


def test_a_draft_that_is_thrown_away_takes_its_files_along(
    attachment, meeting, anna, settings, django_capture_on_commit_callbacks
):
    source = store(ContentFile(b"Anteckningar", name="anteckningar.txt"), by=anna)
    Meeting.objects.filter(pk=meeting.pk).update(source=source)
    meeting.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        meetings.discard(meeting=meeting, by=anna)
    assert (Upload.objects.count(), on_the_disk(settings)) == (0, [])
