"""Every address of the program: as whom one comes there, with what, and how its form is filled in wrongly.

A URL name that stands in none of the tables makes the sweep fail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from networks.models import Item
from tests.browser.world import World

VISITOR = ""
Arguments = Callable[[World], list[Any]]
Values = dict[str, str]


@dataclass(frozen=True)
class Stop:
    """`wrong` are values for a form that is sent on the page that is shown; `on` is that page if it has its own name,
    and `fold` what is folded out on it, where {} is the key of the row.
    """

    args: Arguments = lambda _world: []
    by: str = "anna"
    wrong: Values | None = None
    query: str = ""
    status: int = 200
    on: str = ""
    fold: str = ""

    def address(self, name: str, world: World) -> str:
        return reverse(name, args=self.args(world)) + self.query


def of(thing: str) -> Arguments:
    return lambda world: [getattr(world, thing).pk]


def numbered(thing: str) -> Arguments:
    return lambda world: [getattr(world, thing).pk, 1]


def part(kind: str) -> Arguments:
    return lambda world: [world.part(kind).pk]


def in_network(world: World) -> list[Any]:
    return [world.network.slug]


PAGES: dict[str, Stop] = {
    "start": Stop(by=VISITOR),
    "accessibility": Stop(by=VISITOR),
    "personal_data": Stop(by=VISITOR),
    "cookies": Stop(by=VISITOR),
    "min_dag": Stop(),
    "account": Stop(),
    "account_change_password": Stop(wrong={"oldpassword": "fel", "password1": "kort"}),
    "account_set_password": Stop(by="stranger", wrong={"password1": "kort"}),
    "account_reauthenticate": Stop(wrong={"password": "fel"}),
    "accept_invitation": Stop(lambda world: [world.invitation], VISITOR, {"password1": "kort"}),
    "account_login": Stop(by=VISITOR, wrong={"login": "x", "password": ""}),
    "account_inactive": Stop(by=VISITOR),
    "account_signup": Stop(by=VISITOR),
    "account_logout": Stop(),
    "account_reset_password": Stop(by=VISITOR, wrong={"email": "x"}),
    "account_reset_password_done": Stop(by=VISITOR),
    "account_reset_password_from_key_done": Stop(by=VISITOR),
    "account_reset_password_from_key": Stop(lambda world: world.reset_key, VISITOR, {"password1": "kort"}),
    "outbox:messages": Stop(by="gunnar"),
    "outbox:message": Stop(of("message"), "gunnar"),
    "networks:networks": Stop(),
    "networks:network": Stop(in_network),
    "networks:network_edit": Stop(in_network, wrong={"informed": "utan adress", "key_figures": "x" * 90}),
    "networks:members": Stop(in_network, wrong={"email": "okand@example.org"}),
    "networks:meetings": Stop(),
    "networks:meeting": Stop(of("published")),
    "networks:edition": Stop(numbered("published")),
    "networks:plan": Stop(in_network, wrong={"held_on": "igår", "starts": "9", "ends": "8", "video_url": "nej"}),
    "networks:facts": Stop(of("draft"), wrong={"held_on": "igår", "ends": "snart"}),
    "networks:discard": Stop(of("draft")),
    "networks:record": Stop(of("draft")),
    "networks:finalise": Stop(of("draft"), wrong={}),
    "networks:publish": Stop(of("finalised")),
    "networks:withdraw": Stop(of("published")),
    "networks:correct": Stop(of("published"), wrong={"reason": ""}),
    "networks:correct_cancel": Stop(of("corrected")),
    "networks:mail": Stop(of("published"), wrong={"recipients": ""}),
    "networks:shared": Stop(lambda world: [world.own_link], VISITOR),
    "networks:import": Stop(wrong={}),
    "networks:import_review": Stop(of("imported"), wrong={"network": "", "held_on": "igår", "ends": "8"}),
}
# What is sent from a page that has a name of its own; the wrong answer is a page as well.
SENT: dict[str, Stop] = {
    "networks:item": Stop(part(Item.Kind.NEXT_MEETING), on="networks:record", wrong={"held_on": "igår", "ends": "x"}),
    "networks:answer": Stop(of("answer"), on="networks:record", wrong={"unit": "x" * 130, "contact": "y" * 200}),
    "networks:guest_add": Stop(
        part(Item.Kind.ATTENDANCE), on="networks:record", fold="gast", wrong={"name": "", "email": "x"}
    ),
    "networks:answer_add": Stop(
        of("round"), on="networks:record", fold="organisation-{}", wrong={"organisation_name": ""}
    ),
    "networks:link_add": Stop(of("round"), on="networks:record", fold="mer-{}", wrong={"title": "", "url": "nej"}),
    "networks:attachment_add": Stop(of("round"), on="networks:record", fold="mer-{}", wrong={}),
}
# The same names once more, where the page looks different.
ALSO: dict[str, tuple[str, Stop]] = {
    "the networks, to a visitor": ("networks:networks", Stop(by=VISITOR)),
    "a network, to a visitor": ("networks:network", Stop(in_network, VISITOR)),
    "the meetings, to a visitor": ("networks:meetings", Stop(by=VISITOR)),
    "minutes, to a visitor": ("networks:meeting", Stop(of("published"), VISITOR)),
    "minutes being written": ("networks:meeting", Stop(of("draft"))),
    "a meeting to come": ("networks:meeting", Stop(of("planned"))),
    "the round with an answer open": ("networks:answer", Stop(of("answer"))),
    "meetings that nobody has": ("networks:meetings", Stop(query="?ar=1999")),
    "meetings of a strange year": ("networks:meetings", Stop(query="?ar=x&natverk=x")),
    "a used link": ("networks:shared", Stop(lambda _world: ["x"], VISITOR, status=404)),
    "a dead invitation": ("accept_invitation", Stop(lambda _world: ["x"], VISITOR, status=410)),
    "what one may not": ("networks:import", Stop(by="stranger", status=403)),
}
NO_PAGE: dict[str, str] = {
    "halsa": "for machines",
    "redo": "for machines",
    "networks:attachment": "a file",
    "networks:draft_pdf": "a file",
    "networks:edition_pdf": "a file",
    "networks:edition_data": "a file",
    "networks:edition_file": "a file",
    "networks:shared_pdf": "a file",
    "networks:shared_file": "a file",
} | dict.fromkeys(
    [
        "account_stay",
        "networks:answer_move",
        "networks:answer_remove",
        "networks:attachment_remove",
        "networks:guest_remove",
        "networks:import_refuse",
        "networks:item_add",
        "networks:item_move",
        "networks:item_remove",
        "networks:item_restore",
        "networks:link_remove",
        "networks:member_end",
        "networks:member_restore",
        "networks:report",
        "networks:resend",
        "networks:revoke",
        "outbox:resend",
    ],
    "a button that leads back",
)
EMPTY = [
    "start",
    "min_dag",
    "account",
    "outbox:messages",
    "networks:networks",
    "networks:network",
    "networks:network_edit",
    "networks:members",
    "networks:meetings",
    "networks:plan",
    "networks:import",
    "networks:record",
    "networks:finalise",
    "networks:facts",
]


@dataclass
class Nothing:
    """A program that nobody has used: a network with a leader and one meeting that has just been planned."""

    anna: Any
    gunnar: Any
    network: Any
    draft: Any
