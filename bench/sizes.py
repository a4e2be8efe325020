"""How large everything is that is measured: whole for `make bench`, a hundredth for the tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """`growth` is how many times ten years of a region; `pairs` and `calls` say how often each thing is timed."""

    networks: int
    meetings: int
    growth: tuple[int, ...]
    members: int
    people: int
    editors: int
    threads: int
    pages: tuple[int, ...]
    rows: int
    sheets: int
    months: int
    learners: int
    courses: int
    offers: int
    connections: int
    processes: int
    rushes: int
    pairs: int
    calls: int


WHOLE = Sizes(
    networks=15,
    meetings=40,  # of each network: ten years with four
    growth=(10, 100),
    members=12,
    people=1200,
    editors=50,
    threads=4,  # as many as gunicorn has in a process
    pages=(1, 6, 20),
    rows=4_999,  # and a heading: the most that the reader takes
    sheets=840,  # 14 municipalities with 60 people: a month
    months=60,
    learners=2_000,
    courses=60,
    offers=40,
    connections=50,
    processes=5,
    rushes=8,
    pairs=15,
    calls=5,
)
HUNDREDTH = Sizes(
    networks=3,
    meetings=2,
    growth=(2, 3),
    members=3,
    people=12,
    editors=5,
    threads=1,
    pages=(1,),
    rows=50,
    sheets=8,
    months=4,
    learners=20,
    courses=6,
    offers=2,
    connections=8,
    processes=2,
    rushes=1,
    pairs=1,
    calls=1,
)
