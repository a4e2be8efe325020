"""The models and sheets of the tests, made up unless said otherwise."""

from decimal import Decimal

from hypothesis import strategies as st

from workload.weighing import Activity, Band, Calc, Day, Employment, Every, Line, Model, Placement, Sheet, Unit

BANDS = (Band("gron", Decimal(100)), Band("gul", Decimal(110)), Band("rod", None))
TALK = Activity("samtal", "Samtal", Calc.OCCASION, Decimal(2), travel=True)
GROUP = Activity("grupp", "Grupp", Calc.FIXED, Decimal("4.5"))
TURN = Activity("bim", "BIM", Calc.TURN, Decimal(30))
CONTACT = Activity("umgange", "Umgänge", Calc.ACTUAL, per_occasion=(Decimal("0.5"),))
ESTIMATE = Activity("skattat", "Skattat ärende", Calc.FIXED, per_week=(Decimal("0.5"), Decimal("0.75")))
PAUSE = Activity("paus", "Paus", Calc.OCCASION, Decimal("0.5"), occasions=5, placement=Placement.CAPACITY)
HOURS = Model("timmar", 1, "Timmar", Unit.HOURS, Decimal(40), BANDS, (TALK, GROUP, TURN, CONTACT, ESTIMATE, PAUSE))
POINTS = Model(
    "poang", 1, "Poäng", Unit.POINTS, Decimal(150), BANDS,
    (Activity("utredning", "Utredning", Calc.POINTS, Decimal(12)),),
    {"ny": Decimal("0.70"), "erfaren": Decimal(1)},
)  # fmt: skip


def sheet(*lines, percentage=100, **given):
    rest = {name: given.pop(name) for name in ("weeks", "days") if name in given}
    return Sheet(Employment(Decimal(percentage), **given), tuple(lines), **rest)


def figures(largest="60", least="0"):
    return st.decimals(least, largest, places=2)


COUNTS = st.integers(0, 8)
INTERVALS = st.integers(1, 12)
PERHAPS = {"amount": st.none() | figures(), "share": figures("2")}
LINES = st.one_of(
    st.builds(
        Line, st.just("samtal"), COUNTS, occasions=st.none() | COUNTS, every=st.none() | INTERVALS,
        every_unit=st.none() | st.sampled_from(Every), travel=figures("4"), **PERHAPS,
    ),
    st.builds(Line, st.sampled_from(["grupp", "paus"]), COUNTS, **PERHAPS),
    st.builds(Line, st.just("bim"), COUNTS, interval=INTERVALS, **PERHAPS),
    st.builds(Line, st.just("umgange"), COUNTS, actuals=st.lists(figures(), max_size=4).map(tuple), share=figures("2")),
    st.builds(Line, st.just("skattat"), COUNTS, amount=figures(), share=figures("2")),
)  # fmt: skip
DAYS = st.builds(Day, figures("100"), st.booleans(), figures("10"))
EMPLOYMENTS = st.builds(
    Employment, figures("120"), st.none(), st.lists(figures("50"), max_size=2).map(tuple), st.lists(figures("20"), max_size=2).map(tuple)
)  # fmt: skip
SHEETS = st.builds(
    Sheet, EMPLOYMENTS, st.lists(LINES, max_size=6).map(tuple), weeks=st.integers(1, 9), days=st.lists(DAYS, max_size=7).map(tuple)
)  # fmt: skip
