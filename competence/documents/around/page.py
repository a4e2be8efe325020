"""What the page of an occasion says of what happens around it, to whoever reads it."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from competence.documents.around.answering import Question, asked_of, none_asked
from competence.documents.around.asked import answers, asked_on
from competence.documents.around.attended import Attended
from competence.documents.around.certificate import is_earned
from competence.documents.around.people import concerned, people_of, unseated
from competence.documents.around.standing import is_announced, may_invite, may_settle, to_invite
from competence.evaluating import Asked
from competence.models import Occasion, Place


def would_be_told(occasion: Occasion) -> int:
    """How many with a place, or in the queue, a mail goes to if when and where is changed."""
    return len(people_of(concerned(occasion)))


class Around:
    """To a visitor it says nothing."""

    def __init__(self, occasion: Occasion, mine: Place | None, who: Any) -> None:
        self.occasion, self.mine, self.who = occasion, mine, who

    @property
    def arranges(self) -> bool:
        return bool(self.who.has_perm("competence.arrange_occasion", self.occasion))

    @property
    def earned(self) -> UUID | None:
        """Her place, if there is a certificate of it."""
        return self.mine.pk if self.mine and is_earned(self.mine) else None

    @property
    def questions(self) -> list[Question]:
        """What she can answer."""
        return [one for one in asked_of(self.who) if one.occasion == self.occasion] if self.mine else []

    @property
    def has_answers(self) -> bool:
        return bool(self.who.is_authenticated and answers(self.occasion))

    @property
    def unseated(self) -> int:
        return unseated(self.occasion)

    @property
    def may_add(self) -> bool:
        """Whether the office can give somebody a place of those that one signs up for."""
        asks = self.occasion.sign_up == Occasion.SignUp.OPEN
        return bool(asks and self.occasion.status == Occasion.Status.PLANNED)

    @property
    def may_invite(self) -> bool:
        return may_invite(self.occasion)

    @property
    def invited(self) -> str:
        left = len(to_invite(self.occasion))
        if not is_announced(self.occasion):
            return _("Inte skickad.")
        words = _("%(number)s har fått en plats sedan den skickades, och får den nästa morgon.") % {"number": left}
        return words if left else _("Skickad till alla som har en plats med namn.")

    @cached_property
    def _attended(self) -> Attended:
        return Attended(self.occasion)

    @property
    def attended(self) -> str:
        if not self._attended.begun:
            return _("Noteras tidigast samma dag.")
        return _("Saknas för någon.") if self._attended.lacks else _("Noterad för alla.")

    @property
    def may_settle(self) -> bool:
        return may_settle(self.occasion)

    @property
    def settled(self) -> str:
        if self.occasion.status == Occasion.Status.HELD:
            return _("Markerat som genomfört.")
        return _("Väntar på att du säger vilka som deltog.") if self.may_settle else _("När kursen har varit.")

    @property
    def asked(self) -> str:
        if asked_on(Asked.AFTERWARDS, [self.occasion]):
            return _("Deltagarna har fått frågan vad de tyckte, att svara på utan namn.")
        return none_asked(self._attended) or _("Morgonen efter kursen får deltagarna frågan vad de tyckte.")
