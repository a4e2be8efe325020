"""Invented minutes of one meeting, written in many shapes; every shape must be read alike."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from tests.networks.wordfiles import WordFile

PEOPLE = [
    ("Ada Alm", "Orust"), ("Bea Björkhage", "Orust"), ("Cia Cedergren", "Uddevalle"), ("Disa von Dahl", "Uddevalla"),
    ("Eva-Lena Ek Ström", "Färgelanda"), ("Fia Fors", "Åmål"), ("Gun Gran", "Ämål"), ("Hanna Hassel", "Bengtsfors"),
    ("Ida Ilsdotter", "Lilla Edet"), ("Jan Järn", "Tjörn"), ("Kim Kvist", "Trollhättan"), ("Lo Lind", "Trollhättan"),
    ("Maj Malm", "Vänersborg"), ("Nils af Nord", "Strömstad"), ("Ola Oxel", "Munkedal"), ("Pia Pil", "Munkedal"),
    ("Rut Rönn", "Dals-Ed"), ("Siv Sälg", "Dals Ed"), ("Tor Tall", "Sotenäs"), ("Ulf Ung", "Sotenäs"),
    ("Vera Vide", "Barnhuset"), ("Ylva Åkerman", ""), ("Örjan Öst", ""), ("Elsa Berg", ""),
]  # fmt: skip
MEANT = {
    "Uddevalle": "Uddevalla",
    "Ämål": "Åmål",
    "Dals Ed": "Dals-Ed",
    "Färgelandas": "Färgelanda",
    "Bengtstors": "Bengtsfors",
    "": None,
}
ANSWERS = [
    ("Uddevalle", ["har haft åtta-nio ärenden under hösten 2021. Fyra behandlare är utbildade."]),
    ("Färgelanda", ["har ett BIM-ärende och samarbetar med Bengtsfors kring utbildning."]),
    ("Orust", ["har två genomförda + sex förfrågningar under 2022.", "De har börjat använda det nya materialet. Det fungerar bra i de flesta familjer."]),
    ("Ämål", ["har två just nu och en avslutad."]),
    ("Bengtstors", ["har ett ärende."]),
    ("Trollhättan", ["har ca 10 pågående ärenden. Kontakta Kim Kvist om ni vill veta mer.", "Nytt material", "Två handledare är på väg in."]),
    ("Lilla Edet", ["har haft ett fåtal ärenden, inget nytt att rapportera"]),
    ("Dals Ed", ["har inga ärenden just nu."]),
    ("Sotenäs", ["har många ärenden men bara tre behandlare. I Tanum finns en till som kan hjälpa."]),
    ("Vänersborg", ["har utbildat tio personer."]),
]  # fmt: skip
QUESTIONS = {
    "Hur arbetar ni med skyddsplaner?": 9,
    "Vad är svårast i arbetet?": 6,
    "Hur blir skolan delaktig i planen?": 8,
    "Vilka barn når vi inte?": 7,
    "Hur dokumenteras samtalen?": 8,
}
THOUGHTS = [
    "Vi gör en plan tillsammans med barnet.",
    "Svårt att hinna",
    "En kommun berättar att de ringer skolan först, och sedan hem.",
    "Orust har en bra mall",
    "Skulle vi kunna göra det tillsammans? Kanske.",
    "Viktigt med tid. Det tar längre tid än man tror att lära känna ett barn som inte vill prata.",
]


@dataclass(frozen=True)
class Shape:
    """How one author writes; each function adds to the file."""

    name: str
    attendees: Callable[[WordFile], object]
    heading: Callable[[WordFile, str], object]
    answers: Callable[[WordFile], object]
    question: Callable[[WordFile, str], object]
    contributions: Callable[[WordFile, list[str]], object]


def run_on(word: WordFile) -> None:
    said = [f"{name} ({place})" if place else name for name, place in PEOPLE]
    line = ", ".join(said[:-1]).replace("(Munkedal), Rut", "(Munkedal,) Rut")
    word.add(f"*Deltagare:* {line} och {said[-1]}.")


def lines(word: WordFile) -> None:
    word.add("Närvarande", bold=True)
    for name, place in PEOPLE:
        word.add(f"{name}, {place}" if place else name)


def one_paragraph(word: WordFile) -> None:
    word.add("Deltagare:\n" + "\n".join(f"{name} – {place}" if place else name for name, place in PEOPLE))


def grouped(word: WordFile) -> None:
    word.add("Närvarande:")
    places = dict.fromkeys(place for _, place in PEOPLE if place)
    for place in places:
        word.add(f"{place}: " + ", ".join(name for name, where in PEOPLE if where == place))
    word.add("Övriga: " + ", ".join(name for name, where in PEOPLE if not where))


def bullets(word: WordFile) -> None:
    word.add("Deltog på mötet:")
    word.items(f"{name} ({place})" if place else name for name, place in PEOPLE)


def table(word: WordFile) -> None:
    word.heading("Deltagare")
    word.table([("Namn", "Kommun"), *PEOPLE])


def semicolons(word: WordFile) -> None:
    word.add("Deltog: " + "; ".join(f"{name}, {place}" if place else name for name, place in PEOPLE))


def styled(word: WordFile, text: str) -> None:
    word.heading(text, 2)


def bold(word: WordFile, text: str) -> None:
    word.add(text, bold=True)


def bold_colon(word: WordFile, text: str) -> None:
    word.add(text + ":", bold=True)


def bare(word: WordFile, text: str) -> None:
    word.add(text)


def bare_stop(word: WordFile, text: str) -> None:
    word.add(text + ".")


def numbered(word: WordFile, text: str) -> None:
    before = sum(one.text[:1].isdigit() for one in word.document.paragraphs)
    word.add(f"{before + 1}. {text}")


def sentences(word: WordFile) -> None:
    openings = cycle(["I {} ", "{} ", "Även {} ", "På {} "])
    for place, said in ANSWERS:
        word.add(next(openings).format(place) + said[0])
        for more in said[1:]:
            word.add(more)


def bold_sentences(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.add(f"*{place}* {said[0]}")
        for more in said[1:]:
            word.add(more)


def labels(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.add(f"{place}: {said[0]}")
        for more in said[1:]:
            word.add(more)


def dashed(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.add(f"{place} – " + " ".join(said))


def alone_bold(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.add(place, bold=True)
        for more in said:
            word.add(more[0].upper() + more[1:])


def alone_bare(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.add(place)
        for more in said:
            word.add(more[0].upper() + more[1:])


def alone_heading(word: WordFile) -> None:
    for place, said in ANSWERS:
        word.heading(place, 3)
        word.items(more[0].upper() + more[1:] for more in said)


def answer_table(word: WordFile) -> None:
    word.table([("Kommun", "Läge"), *((place, "\n".join(said)) for place, said in ANSWERS)])


def answer_items(word: WordFile) -> None:
    word.items(f"{place}: " + " ".join(said) for place, said in ANSWERS)


def word_list(word: WordFile, texts: list[str]) -> None:
    word.items(texts)


def typed(word: WordFile, texts: list[str]) -> None:
    for text, mark in zip(texts, cycle(["– ", "- ", "• ", "–\u00a0"]), strict=False):
        word.add(mark + text)


def one_block(word: WordFile, texts: list[str]) -> None:
    word.add("\n".join(f"- {text}" for text in texts))


def numbered_question(word: WordFile, text: str) -> None:
    word.add(text, style="List Number")


SHAPES = [
    Shape("run-on, styled headings", run_on, styled, sentences, bare, word_list),
    Shape("lines, bold headings", lines, bold, bold_sentences, bold, typed),
    Shape("one paragraph, bare headings", one_paragraph, bare, labels, bare, one_block),
    Shape("grouped, bare headings with stop", grouped, bare_stop, dashed, bare, typed),
    Shape("bullets, bold headings with colon", bullets, bold_colon, alone_bold, bold, word_list),
    Shape("table, styled", table, styled, answer_table, styled, word_list),
    Shape("semicolons, bare", semicolons, bare, alone_bare, bare, typed),
    Shape("run-on, numbered headings", run_on, numbered, alone_heading, bold, one_block),
    Shape("table, bold", table, bold, answer_items, bare, typed),
    Shape("run-on, bare, sentences", run_on, bare, sentences, bare, typed),
    Shape("grouped, styled, numbered questions", grouped, styled, labels, numbered_question, typed),
    Shape("lines, bare, bold leads", lines, bare, bold_sentences, bare, word_list),
    Shape("bullets, bare, headings alone", bullets, bare, alone_bare, bold, one_block),
]


def thoughts(question: str) -> list[str]:
    return [f"{text} {number}" for number, text in zip(range(QUESTIONS[question]), cycle(THOUGHTS), strict=False)]


def written(shape: Shape) -> bytes:
    word = WordFile()
    word.add("Minnesanteckningar från nätverksträff BIM 11/3 2022", bold=True)
    shape.attendees(word)
    word.add("Mötet hölls via Teams kl 13-15.30.")
    shape.heading(word, "Föregående möte")
    word.add(
        "Anteckningarna från den 11 dec 2020 gicks igenom. STARK-materialet är fortfarande oklart, Barnhuset undersöker vidare."
    )
    shape.heading(word, "Information från Barnhuset")
    word.add(
        "Utbildning i BIM ges den 27 april kl 9-16. Målgrupp är behandlare i öppenvården. Frågor besvaras av Vera Vide."
    )
    word.link("https://example.org/bim", "https://example.org/bim", "Anmälan: ")
    shape.heading(word, "Laget runt")
    word.add("Hur många BIM-ärenden har ni haft?")
    shape.answers(word)
    shape.heading(word, "Diskussionsfrågor")
    for question in QUESTIONS:
        shape.question(word, question)
        shape.contributions(word, thoughts(question))
    shape.heading(word, "Nästa träff")
    word.add("Måndag den 23/5 kl 13.00-15.30 via Teams")
    word.add("Då kommer Barnhuset och berättar om samråd.")
    word.add("Antecknat av Elsa Berg, nätverksledare")
    return word.content()
