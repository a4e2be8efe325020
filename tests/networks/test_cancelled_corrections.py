"""A correction that was begun by mistake is taken back, whatever was written in it."""

import pytest
from django.core.files.base import ContentFile

from fyrbodal.files.models import Upload
from fyrbodal.journal.models import Entry
from networks.actions import accessories, corrections, editions, guests, items
from networks.documents.content import content_of
from networks.models import Answer, BeforeCorrection, FigureValue, FollowUp, Item, Meeting, Report, Status, WrongTurn
from tests.factories import planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    item = with_a_round(meeting, Orust="<p>Tre ärenden i gång.</p>")
    answer = item.answers.get(organisation__name="Orust")
    FigureValue.objects.create(answer=answer, label="Ärenden", text="tre", low=3, high=3)
    accessories.link(item=item, answer=answer, title="Läs mer", url="https://example.org/mer", by=anna)
    accessories.attach(item=item, answer=None, file=ContentFile(b"Hej", name="mall.txt"), by=anna)
    items.append(meeting, Item.Kind.FOLLOW_UP, body="<p>Kan det spridas?</p>")
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    editions.publish(meeting=meeting, number=1, by=anna)
    return Meeting.objects.get()


def address(meeting, end=""):
    return f"/traffar/{meeting.pk}/{end}"


def correct(meeting, by):
    editions.correct(meeting=meeting, reason="Fel antal", by=by)
    return Meeting.objects.get(pk=meeting.pk)


def rewritten(meeting, by):
    """The minutes with something changed, added and taken away of everything."""
    item = meeting.items.get(kind=Item.Kind.ROUND)
    answer = item.answers.get(organisation__name="Orust")
    answer.save_on(answer.revision, {"body": "<p>Åtta.</p>", "unit": "Enhet söder"}, by=by)
    answer.figures.all().delete()
    for link in answer.links.all():
        accessories.remove(accessory=link, by=by)
    for attachment in item.attachments.all():
        accessories.remove(accessory=attachment, by=by)
    accessories.attach(item=item, answer=None, file=ContentFile(b"Nytt", name="ny.txt"), by=by)
    items.ask(item=item, organisation=None, name="Skolan", unit="", by=by)
    item.answers.filter(state=Answer.State.WAITING).first().delete()
    items.add(meeting=meeting, kind=Item.Kind.TEXT, by=by)
    items.move(item=item, step=-1, by=by)
    items.remove(item=meeting.items.get(kind=Item.Kind.SECRETARY), by=by)
    guests.invite(meeting=meeting, name="Gäst Gran", organisation=None, organisation_name="Skolan", email="", by=by)
    meeting.attendees.filter(name="Bo Ask").delete()
    meeting.save_on(meeting.revision, {"place": "Biblioteket", "title": "Fel rubrik"}, by=by)


def said(meeting):
    return content_of(Meeting.objects.select_related("network").get(pk=meeting.pk))


def test_everything_is_again_as_the_edition_says(meeting, sign_in, anna):
    before, uploads = said(meeting), set(Upload.objects.values_list("pk", flat=True))
    answers = list(Answer.objects.order_by("pk").values_list("pk", "position", "state", "unit"))
    rewritten(correct(meeting, anna), anna)
    assert said(meeting) != before
    client = sign_in(anna)
    page = client.get(address(meeting, "ratta/avbryt/"))
    assert "Åtta." in page.content.decode()
    shown = client.post(address(meeting, "ratta/avbryt/"), {"seen": page.context["seen"]}, follow=True)
    assert "Rättelsen är avbruten." in shown.content.decode()
    assert said(meeting) == before
    assert list(Answer.objects.order_by("pk").values_list("pk", "position", "state", "unit")) == answers
    assert set(Upload.objects.values_list("pk", flat=True)) == uploads
    now = Meeting.objects.get()
    assert (now.status, now.reason, now.finalised_by) == (Status.PUBLISHED, "", anna)
    assert now.finalised_at == now.editions.get().finalised_at
    assert [entry.verb for entry in Entry.objects.about(meeting).filter(verb="cancelled the correction")] == [
        "cancelled the correction"
    ]
    assert not BeforeCorrection.objects.exists()


def test_nothing_that_was_typed_in_a_cancelled_correction_stands_in_the_next(meeting, anna):
    rewritten(correct(meeting, anna), anna)
    meeting = Meeting.objects.get()
    corrections.cancel(meeting=meeting, seen=corrections.since(meeting)[1], by=anna)
    again = correct(meeting, anna)
    assert corrections.since(again)[0] == []
    assert editions.finalise(meeting=again, confirmed={}, by=anna).number == 1


def test_a_tab_from_the_cancelled_correction_does_not_write_over_the_next(meeting, anna):
    correct(meeting, anna)
    answer = Answer.objects.get(organisation__name="Orust")
    answer.save_on(0, {"body": "<p>Åtta.</p>"}, by=anna)
    corrections.cancel(meeting=meeting, seen=corrections.since(meeting)[1], by=anna)
    correct(meeting, anna)
    answer.refresh_from_db()
    assert (answer.body, answer.revision) == ("<p>Tre ärenden i gång.</p>", 2)


def test_what_somebody_else_wrote_meanwhile_is_not_thrown_away_unseen(meeting, sign_in, anna):
    open_again = correct(meeting, anna)
    client = sign_in(anna)
    seen = client.get(address(meeting, "ratta/avbryt/")).context["seen"]
    rewritten(open_again, anna)
    answer = client.post(address(meeting, "ratta/avbryt/"), {"seen": seen}, follow=True)
    assert "Någon skrev i anteckningarna medan du läste." in answer.content.decode()
    assert Meeting.objects.get().status == Status.DRAFT


def test_a_follow_up_that_nothing_was_said_about_stays_unsaid(meeting, anna, bim):
    later = planned(bim, anna, held_on=meeting.held_on.replace(month=9))
    editions.finalise(meeting=later, confirmed={}, by=anna)
    editions.correct(meeting=later, reason="Fel dag", by=anna)
    Report.objects.get().save_on(0, {"status": FollowUp.Status.DONE, "body": "<p>Klart.</p>"}, by=anna)
    corrections.cancel(meeting=later, seen=corrections.since(later)[1], by=anna)
    report = Report.objects.get()
    assert (report.status, report.body, report.revision) == ("open", "", 0)


def test_a_page_withdrawn_meanwhile_stays_closed(meeting, anna):
    correct(meeting, anna)
    editions.withdraw(meeting=meeting, by=anna)
    corrections.cancel(meeting=meeting, seen=corrections.since(meeting)[1], by=anna)
    assert Meeting.objects.get().status == Status.FINALISED


def test_what_is_not_corrected_cannot_be_cancelled(meeting, sign_in, anna, bim):
    with pytest.raises(WrongTurn):
        corrections.cancel(meeting=meeting, seen="", by=anna)
    draft = planned(bim, anna)
    for one in (meeting, draft):
        answer = sign_in(anna).post(address(one, "ratta/avbryt/"), follow=True)
        assert "Anteckningarna rättas inte" in answer.content.decode()


def test_only_those_who_lead_the_network_cancel_a_correction(meeting, sign_in, anna, bo, cecilia, olof, gunnar):
    correct(meeting, anna)
    for one in (bo, cecilia, olof, gunnar):
        client = sign_in(one)
        answers = (client.get(address(meeting, "ratta/avbryt/")), client.post(address(meeting, "ratta/avbryt/")))
        assert [answer.status_code for answer in answers] == [404, 404]
    assert sign_in(None).post(address(meeting, "ratta/avbryt/")).status_code == 302
    assert Meeting.objects.get().status == Status.DRAFT


@pytest.mark.parametrize(
    ("end", "words"),
    [("publicera/", "Anteckningarna var redan publicerade."), ("fardigstall/", "var redan färdigställda.")],
)
def test_an_old_tab_is_told_that_the_meeting_has_moved_on(end, words, meeting, sign_in, anna):
    answer = sign_in(anna).post(address(meeting, end), {"number": "1"}, follow=True)
    assert answer.redirect_chain == [(address(meeting), 302)]
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("publicera/", "Anteckningarna är ett utkast just nu."),
        ("ratta/", "Anteckningarna är redan öppna att skriva i."),
        ("skicka/", "Anteckningarna är ett utkast just nu."),
    ],
)
def test_an_old_tab_finds_its_way_to_what_is_being_corrected(end, words, meeting, sign_in, anna):
    correct(meeting, anna)
    answer = sign_in(anna).post(address(meeting, end), {"number": "1", "reason": "Igen"}, follow=True)
    assert answer.redirect_chain == [(address(meeting, "anteckna/"), 302)]
    assert words in answer.content.decode()


def test_a_page_that_is_closed_already_says_so(meeting, sign_in, anna):
    editions.withdraw(meeting=meeting, by=anna)
    answer = sign_in(anna).get(address(meeting, "avpublicera/"), follow=True)
    assert "Den öppna sidan är redan stängd." in answer.content.decode()
