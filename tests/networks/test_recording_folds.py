"""What is seldom used on the recording page is a link until it is asked for, with and without scripts."""

import re

import pytest
from django.urls import reverse

from networks.actions import items
from networks.models import Item
from tests.factories import planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    return planned(bim, anna)


@pytest.fixture
def question(meeting):
    return with_a_round(meeting)


def page(sign_in, anna, meeting, **sought):
    return sign_in(anna).get(reverse("networks:record", args=[meeting.pk]), sought).content.decode()


def folds(html):
    return set(re.findall(r'<a class="fold" id="([a-z0-9-]+)"', html))


def posts(html):
    return set(re.findall(r'action="(?:/[a-z]+/[a-f0-9-]{36})?/(gaster|svar|lankar|bilagor)/" ?', html))


def of(part):
    return {f"mer-{part.pk.hex}", f"fraga-{part.pk.hex}", f"organisation-{part.pk.hex}"}


def test_the_forms_for_guests_files_and_more_organisations_come_when_they_are_asked_for(
    sign_in, anna, meeting, question
):
    shut = page(sign_in, anna, meeting)
    assert (folds(shut), posts(shut)) == ({"gast"} | of(question), set())
    opens = {
        "gast": {"gaster"},
        f"organisation-{question.pk.hex}": {"svar"},
        f"mer-{question.pk.hex}": {"lankar", "bilagor"},
        f"fraga-{question.pk.hex}": set(),
    }
    for fold, forms in opens.items():
        opened = page(sign_in, anna, meeting, oppna=fold)
        assert (folds(shut) - folds(opened), posts(opened), opened.count("autofocus")) == ({fold}, forms, 1)
        assert f'fokus={fold}">Stäng' in opened
        assert re.findall(r'id="(\S+)"[^>]* autofocus', page(sign_in, anna, meeting, fokus=fold)) == [fold]


def test_a_round_without_a_question_asks_for_it_at_once(sign_in, anna, meeting):
    unasked = items.add(meeting=meeting, kind=Item.Kind.ROUND, by=anna)
    assert f"fraga-{unasked.pk.hex}" not in folds(page(sign_in, anna, meeting))


def test_the_open_answer_stays_open_when_a_file_is_put_under_it(sign_in, anna, meeting, question):
    answer = question.answers.get(organisation__name="Orust")
    opened = page(sign_in, anna, meeting, svar=answer.pk.hex)
    address = f"?svar={answer.pk.hex}&oppna=mer-{answer.pk.hex}"
    assert f'hx-get="{reverse("networks:record", args=[meeting.pk])}{address}"' in opened.replace("&amp;", "&")
    both = page(sign_in, anna, meeting, svar=answer.pk.hex, oppna=f"mer-{answer.pk.hex}")
    assert ("Det Orust berättar" in both, posts(both) - posts(opened)) == (True, {"lankar", "bilagor"})


def test_what_was_wrong_is_shown_with_its_fold_open(sign_in, anna, meeting, question):
    reply = sign_in(anna).post(reverse("networks:link_add", args=[question.pk]), {"title": "Rutin", "url": "nej"})
    html = reply.content.decode()
    assert (reply.status_code, f"mer-{question.pk.hex}" in folds(html), 'value="Rutin"' in html) == (422, False, True)
