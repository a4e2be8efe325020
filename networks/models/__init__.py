"""The rows of the networks, a noun per file."""

from fyrbodal.turns import WrongTurn
from networks.models.accessory import Attachment, Link
from networks.models.answer import Answer, FigureValue
from networks.models.correction import BeforeCorrection
from networks.models.edition import Edition, EditionFile, Mailing
from networks.models.follow_up import FollowUp, Report
from networks.models.imported import Imported
from networks.models.item import Item
from networks.models.meeting import Attendee, Draft, Meeting, Status
from networks.models.network import Informed, KeyFigure, Network

__all__ = [
    "Answer",
    "Attachment",
    "Attendee",
    "BeforeCorrection",
    "Draft",
    "Edition",
    "EditionFile",
    "FigureValue",
    "FollowUp",
    "Imported",
    "Informed",
    "Item",
    "KeyFigure",
    "Link",
    "Mailing",
    "Meeting",
    "Network",
    "Report",
    "Status",
    "WrongTurn",
]
