"""Random documents: every word of the body in some field and in order, and never anything but a reading or a refusal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from networks.reading import Known, Unreadable, read_minutes
from networks.reading.wordfile import WordFile as Reader
from tests.networks.conservation import is_conserved
from tests.networks.wordfiles import WordFile, text_box

KNOWN = Known.from_reference()
WORDS = [
    "Orust",
    "Åmål",
    "Uddevalle",
    "Bengtstors",
    "Tanum:",
    "Sotenäs",
    "I",
    "På",
    "Även",
    "Deltagare:",
    "Närvarande",
    "Ada",
    "Alm",
    "(Orust)",
    "Frånvarande",
    "och,",
    "två",
    "ca",
    "55-60",
    "ärenden.",
    "Hur",
    "går",
    "det?",
    "Diskussion",
    "Information",
    "Nästa",
    "träff:",
    "23",
    "maj",
    "kl",
    "13-16.",
    "Övrigt.",
    "Vid",
    "pennan",
    "nätverksledare",
    "att",
    "följa",
    "upp",
    "fortfarande",
    "oklart",
    "–",
    "-",
    "•",
    "Vi",
    "pratar",
    "om",
    "skolan",
    "har",
    "är",
    "2021",
    "10+3",
    "https://example.org/a",
    "fil.docx",
    "Ung",
    "Vux",
]
line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
paragraph = st.tuples(line, st.sampled_from(["plain", "bold", "heading", "item", "break", "table", "box"]))
documents = st.lists(paragraph, min_size=1, max_size=14)


def written(paragraphs: list[tuple[str, str]]) -> bytes:
    word = WordFile().add("Minnesanteckningar BIM 2024-03-07")
    makers = {
        "plain": word.add,
        "bold": lambda text: word.add(text, bold=True),
        "heading": word.heading,
        "item": lambda text: word.items([text]),
        "break": lambda text: word.add(text.replace(". ", ".\n")),
        "table": lambda text: word.table([text.split()[:2] * 2][:1]),
        "box": lambda text: word.raw(text_box(text)),
    }
    for text, kind in paragraphs:
        makers[kind](text)
    return word.content()


@settings(max_examples=120, deadline=None)
@given(documents)
def test_no_word_is_lost_doubled_or_moved_in_a_word_file(paragraphs):
    content = written(paragraphs)
    reading = read_minutes("x.docx", content, KNOWN)
    assert is_conserved(reading, " ".join(block.text for block in Reader(content).read()))
    assert reading.as_json() == read_minutes("x.docx", content, KNOWN).as_json()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(line, st.just("")), min_size=1, max_size=20))
def test_no_word_is_lost_doubled_or_moved_in_plain_text(lines):
    text = "\n".join(["Minnesanteckningar BIM 2024-03-07", *lines])
    assert is_conserved(read_minutes("x.txt", text.encode(), KNOWN), text)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.binary()))
def test_any_content_is_a_reading_or_a_refusal(content):
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    assert isinstance(outcome(raw), dict | str)


def outcome(content: bytes) -> object:
    """Anything but a refusal that is raised fails the test."""
    try:
        return read_minutes("x", content, KNOWN).as_json()
    except Unreadable as refused:
        return str(refused)
