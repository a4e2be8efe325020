"""A visitor finds a course, when it is given, what the plan says of it and what there is to see, by the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from competence.models import Course, Film
from tests.competence.catalogue import open_circle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def occasion(site):
    return open_circle(of=Course.objects.get(name="Samtal med barn"), place="Rådhuset i Uddevalla")


def at(keys, heading):
    """On the page with that heading, so that nothing is looked for on the one before."""
    expect(keys.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


def found(keys, words, name):
    """The course, out of what the catalogue has on some words."""
    keys.write("Sök", words, keys.page.get_by_role("search", name="Välj bland kurserna"))
    keys.page.keyboard.press("Enter")
    expect(keys.page).to_have_url(re.compile(r"sok="))
    listed = keys.page.get_by_role("main").get_by_role("listitem")
    expect(listed.filter(has_text="Klarspråk")).to_have_count(0)
    keys.follow(name)
    at(keys, name)


def test_a_visitor_goes_through_the_catalogue(keyboard, occasion):
    keys = keyboard()
    keys.follow("Kompetens")
    at(keys, "Kompetens")
    keys.follow("Kurser")
    at(keys, "Kurser")
    found(keys, "samtal", "Samtal med barn")
    expect(keys.page.get_by_role("region", name="I kompetensplanen")).to_contain_text("2018/2019")
    keys.enter(keys.page.get_by_role("region", name="När den ges").get_by_role("link"))
    at(keys, str(occasion))
    expect(keys.page.get_by_role("main")).to_contain_text("Rådhuset i Uddevalla")
    expect(keys.page.get_by_role("link", name="Logga in för att anmäla dig")).to_be_visible()
    keys.follow("Samtal med barn")
    at(keys, "Samtal med barn")


def test_a_visitor_comes_to_the_films_and_what_the_seasons_bring(keyboard, site):
    keys = keyboard()
    keys.follow("Kompetens")
    at(keys, "Kompetens")
    keys.follow("Filmer och länkar")
    at(keys, "Filmer och länkar")
    for film in Film.objects.all():
        expect(keys.page.get_by_role("link", name=film.title, exact=True)).to_have_attribute("href", film.url)
    keys.follow("Kompetens")
    at(keys, "Kompetens")
    keys.follow("Årscykeln")
    at(keys, "Årscykeln")
