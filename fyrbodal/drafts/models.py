"""The abstract row behind every piece of text that people write on a page together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone


@dataclass(frozen=True)
class Saved:
    """The save was taken; `revision` is what the next one is to be read at."""

    revision: int


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved in between; nothing was written, and both texts are here."""

    theirs: Any
    yours: Mapping[str, Any]


class NotOpen(Exception):
    """What the part belongs to can no longer be written in."""


class Part(models.Model):
    """A row that is saved on the revision it was read at."""

    revision = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)
    saved_by = models.ForeignKey(
        "organisation.Person", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    def hold_open(self) -> None:
        """Lock what decides whether this part may still be written; raise NotOpen if it may not."""
        raise NotImplementedError

    def author(self, by: Any) -> Any:
        """Who is to be named as the one who saved; nobody where contributions are anonymous."""
        return by

    @transaction.atomic
    def save_on(
        self,
        revision: int,
        values: Mapping[str, Any],
        *,
        then: Callable[[Self], None] | None = None,
        same: Callable[[Self], bool] | None = None,
        by: Any,
    ) -> Saved | Conflict:
        """Write `values`, and the rows below that `then` writes, if nobody has saved since `revision`.

        `same` says of the stored part whether the rows below it already are what `then` would write.
        Raises NotOpen when the whole has been closed meanwhile.
        """
        self.hold_open()
        mine = type(self)._base_manager.filter(pk=self.pk, revision=revision)
        now = timezone.now()
        if not mine.update(**values, revision=F("revision") + 1, saved_at=now, saved_by=self.author(by)):
            return self._meet(values, same)
        self.refresh_from_db()
        if then:
            then(self)
        return Saved(self.revision)

    def _meet(self, values: Mapping[str, Any], same: Callable[[Self], bool] | None) -> Saved | Conflict:
        theirs = type(self)._base_manager.get(pk=self.pk)
        columns = all(getattr(theirs, name) == value for name, value in values.items())
        if (values or same) and columns and (same is None or same(theirs)):
            return Saved(theirs.revision)  # the same words, sent twice
        return Conflict(theirs, values)
