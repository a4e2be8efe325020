"""Who may do what with networks and their meetings, one fact each."""

from typing import Any

import rules

from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import is_administrator

MEMBERS = (Role.NETWORK_LEADER, Role.NETWORK_PARTICIPANT)  # those whose network it is


@rules.predicate
def leads_the_network(viewer: Any, network: Any) -> bool:
    return network is not None and viewer.holds(Role.NETWORK_LEADER, at=network.pk)


@rules.predicate
def leads_its_network(viewer: Any, meeting: Any) -> bool:
    return meeting is not None and viewer.holds(Role.NETWORK_LEADER, at=meeting.network_id)


@rules.predicate
def leads_a_network(viewer: Any) -> bool:
    return bool(viewer.holds(Role.NETWORK_LEADER))


@rules.predicate
def is_draft(_viewer: Any, meeting: Any) -> bool:
    return bool(meeting.status == "draft")


@rules.predicate
def is_finalised(_viewer: Any, meeting: Any) -> bool:
    return bool(meeting.status == "finalised")


@rules.predicate
def is_published(_viewer: Any, meeting: Any) -> bool:
    return bool(meeting.status == "published")


@rules.predicate
def may_be_public(_viewer: Any, meeting: Any) -> bool:
    return bool(meeting.network.is_public)


anyone = rules.always_allow
network_permissions = {
    "view": anyone,
    "add": is_administrator,
    "change": is_administrator | leads_the_network,
    "delete": is_administrator,
    "plan_meeting": leads_the_network,
}
meeting_permissions = {
    "view": anyone,
    "add": leads_a_network,
    "change": leads_its_network & is_draft,
    "delete": leads_its_network & is_draft,
    "record": leads_its_network & is_draft,
    "read_draft": leads_its_network,
    "finalise": leads_its_network & is_draft,
    "publish": leads_its_network & is_finalised & may_be_public,
    "withdraw": leads_its_network,
    "correct": leads_its_network & ~is_draft,
    "mail": leads_its_network & ~is_draft,
}
