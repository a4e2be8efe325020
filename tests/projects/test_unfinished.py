"""What is left of the form is found, and what somebody has written is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.unfinished import Kind, left_in

GUIDANCE = (
    "Berätta om projektets syfte, metod och resultat på högst en halv sida. "
    "Skriv för någon som inte känner projektet. Vad valde ni bort, och varför? Lämna tomt om det inte finns något."
)


def found(text, guidance="", phrases=()):
    return [(str(one.kind), one.text) for one in left_in(text, guidance, phrases)]


@pytest.mark.parametrize(
    ("text", "kind", "left"),
    [
        ("Ange dnr här", "phrase", "Ange dnr här"),
        ("Dnr: Ange dnr här.", "phrase", "Ange dnr här"),
        ("Ange referenser och källor här.", "phrase", "Ange referenser och källor här"),
        ("Källor\n\n  Ange referenser och källor här", "phrase", "Ange referenser och källor här"),
        ("Dnr:\tAnge dnr\N{NO-BREAK SPACE}här.", "phrase", "Ange dnr\N{NO-BREAK SPACE}här"),
        ("[Skriv kontaktpersonens namn här]", "phrase", "Skriv kontaktpersonens namn här"),
        ("Namn: [namn]", "phrase", "[namn]"),
        ("Klicka här för att ange text.", "phrase", "Klicka här för att ange text"),
        ("Klicka eller tryck här för att ange text.", "phrase", "Klicka eller tryck här för att ange text"),
        ("År: Klicka här …", "phrase", "Klicka här"),
        ("Välj ett objekt.", "phrase", "Välj ett objekt"),
        ("Click or tap here to enter text.", "phrase", "Click or tap here to enter text"),
        ("Lorem ipsum dolor sit amet.", "phrase", "Lorem ipsum"),
        ("{En sammanfattning på en halv sida }", "braces", "{En sammanfattning på en halv sida }"),
        ("Först.\n{Två\nrader}\nSedan.", "braces", "{Två\nrader}"),
        ("Vi köpte för XX kronor.", "crosses", "XX"),
        ("Mötet hölls den 20XX.", "crosses", "XX"),
        ("Det blev xxx procent.", "crosses", "xxx"),
        ("Ordförande i XX-enheten.", "crosses", "XX"),
        ("1. Sammanfattning _____", "blank", "_____"),
        ("ska betalas tillbaka: _____kr", "blank", "_____"),
        ("Namn ..............", "blank", ".............."),
        ("Namn ………", "blank", "………"),
    ],
)
def test_what_is_to_be_filled_in_is_found_where_it_stands(text, kind, left):
    assert found(text) == [(kind, left)]
    (one,) = left_in(text)
    assert text[one.start : one.end] == left


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi bad alla att ange sin ålder här i enkäten.",
        "Här anger vi varför. Vi skriver så här.",
        "Skriv och läs var rubriken för kursen.",
        "Ange hur många som deltog, löd frågan.",
        "Man ska kunna klicka här och där i systemet.",
        "Storlekarna var M, L och XXL. Taxa 20 och Xylografi.",
        "Kvinnor har XX-kromosomer.",
        "Filen heter en_fil__ny och mejlen anna_b@example.org.",
        "Vänta ... vi kommer tillbaka till det… [1] och [sic], sade hon […].",
        "Mängden (1, 2) och 2019–2021: en större andel, 4 000 kr.",
        "Vi väljer ett alternativ som passar.",
        "Vi har berättat om projektets syfte, om metoden och om resultatet i ett eget avsnitt.",
        "Det som inte finns är tid. Lämna om det går tomt på ord.",
        "Vi valde bort intervjuerna, och varför står i nästa avsnitt.",
    ],
)
def test_ordinary_prose_is_left_alone(text):
    assert found(text, GUIDANCE, ["Ange dnr här"]) == []


ORDINARY = st.sampled_from(
    [
        "vi",
        "har",
        "under",
        "året",
        "arbetat",
        "med",
        "att",
        "ange",
        "skriva",
        "fylla",
        "klicka",
        "här",
        "välja",
        "familjer",
        "barn",
        "unga",
        "stöd",
        "möten",
        "enkät",
        "fem",
        "XXL",
        "projektet",
        "syfte",
        "metod",
        "resultat",
        "sida",
        "halv",
        "högst",
        "känner",
        "någon",
        "inte",
        "tomt",
        "finns",
        "bort",
        "varför",
        "kr",
        "12",
        "2021",
        "procent",
        "och",
        "om",
    ]
)
SENTENCES = st.lists(ORDINARY, min_size=1, max_size=14).map(lambda words: " ".join(["Vi", *words]) + ".")


@given(st.lists(SENTENCES, max_size=8), st.sampled_from([" ", "\n", "\n\n", ": "]))
def test_no_words_in_ordinary_sentences_are_taken_for_the_form(sentences, between):
    assert found(between.join(sentences)) == []


@given(SENTENCES, st.sampled_from(["Ange dnr här.", "{Text}", "XX", "____", "Klicka här"]), SENTENCES)
def test_whatever_stands_around_it_is_found(before, left, after):
    text = f"{before} {left} {after}"
    (one,) = left_in(text)
    assert (one.start, one.end) == (len(before) + 1, len(before) + 1 + len(left.rstrip(".")))


def test_the_guidance_is_found_sentence_by_sentence_whatever_its_case_and_signs():
    text = "Vi ville mer.\n\nBERÄTTA om projektets syfte – metod och resultat på högst en halv sida!\n\nDet gick bra."
    assert found(text, GUIDANCE) == [
        ("guidance", "BERÄTTA om projektets syfte – metod och resultat på högst en halv sida")
    ]
    assert len(found(GUIDANCE, GUIDANCE)) == 4


def test_guidance_that_somebody_has_begun_to_change_is_found_still():
    text = "Berätta om projektets syfte, metod och våra resultat på högst en halv sida."
    assert found(text, GUIDANCE) == [("guidance", text.rstrip("."))]


def test_a_little_of_the_guidance_is_anybodys_words():
    assert found("Projektets syfte, metod och resultat framgår nedan.", GUIDANCE) == []


def test_the_guidance_is_found_each_time_it_stands():
    sentence = "Skriv för någon som inte känner projektet."
    between = "Vi började i mars och slutade i december samma år."
    assert [kind for kind, _text in found(f"{sentence} {between} {sentence}", GUIDANCE)] == ["guidance"] * 2


def test_a_phrase_of_the_template_is_found_whatever_its_case_and_spaces():
    text = "Dnr enligt ovan\nPÅ   denna rad\nanges beslutet. Sådana rader: på denna raden."
    assert found(text, phrases=["på denna rad", " "]) == [("phrase", "PÅ   denna rad")]
    assert found("50 % (a+b", phrases=["50 % (a+b"]) == [("phrase", "50 % (a+b")]


def test_of_two_that_overlap_the_longer_is_told():
    assert found("{Ange dnr här, XX}") == [("braces", "{Ange dnr här, XX}")]
    assert found("Skriv ___ här", phrases=["Skriv ___ här nu"]) == [("phrase", "Skriv ___ här")]


@given(st.text(alphabet="aX_{}.[] \nAngehär", max_size=60), st.text(max_size=40))
def test_finds_are_in_order_apart_and_as_they_stand(text, guidance):
    finds = left_in(text, guidance, ["Ange"])
    assert all(text[one.start : one.end] == one.text and one.text for one in finds)
    assert all(before.end <= after.start for before, after in pairwise(finds))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ange dnr här", "”Ange dnr här” står kvar från mallen. Skriv det som ska stå där, eller ta bort det."),
        ("{Tips}", "”{Tips}” står inom klamrar och är en anvisning. Ta bort den."),
        ("XX", "”XX” står kvar. Skriv det som ska stå där."),
        ("____", "Raden ”____” är inte ifylld. Skriv det som ska stå där, eller ta bort den."),
        ("{" + "ord " * 40 + "}", "”{ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord…” står inom klamrar och är en anvisning. Ta bort den."),
    ],
)  # fmt: skip
def test_each_find_is_a_sentence(text, sentence):
    assert [one.sentence for one in left_in(text)] == [sentence]


def test_guidance_is_told_as_what_it_is():
    assert [one.sentence for one in left_in("Vad valde ni bort, och varför?", GUIDANCE)] == [
        "Anvisningen ”Vad valde ni bort, och varför” står kvar. Ta bort den."
    ]
    assert {one.kind for one in left_in(GUIDANCE, GUIDANCE)} == {Kind.GUIDANCE}
