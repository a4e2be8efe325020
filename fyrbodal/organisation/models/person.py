"""People; the e-mail address is the login, and no identity number is kept anywhere."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModelBase, RulesModelMixin

from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models.body import Body, Organisation
from fyrbodal.organisation.roles import Role
from fyrbodal.organisation.rules import administrators_only, is_administrator, is_oneself


class PersonQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Administrators and network leaders find everybody; others find themselves and those they meet."""
        if viewer.holds(Role.ADMINISTRATOR) or viewer.holds(Role.NETWORK_LEADER):
            return self
        if not viewer.is_authenticated:
            return self.none()
        met = Body.objects.filter(id__in=viewer.bodies())
        return self.filter(Q(pk=viewer.pk) | Q(pk__in=met.values("appointments__person")))

    def in_order(self) -> Self:
        return self.order_by(SwedishOrder("name"), "id")

    def active(self) -> Self:
        return self.filter(is_active=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email: str | None) -> Any:
        return self.get(email__iexact=email)


class Person(RulesModelMixin, AbstractBaseUser, metaclass=RulesModelBase):
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    is_superuser: ClassVar[bool] = False  # nobody passes by the rules

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(
        _("e-postadress"),
        unique=True,
        error_messages={"unique": _("Det finns redan en person med den e-postadressen.")},
    )
    name = models.CharField(_("namn"), max_length=120)
    title = models.CharField(_("titel"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    is_active = models.BooleanField(
        _("får logga in"), default=True, help_text=_("Ta bort krysset när någon slutar; namnet står kvar i historien.")
    )
    joined_at = models.DateTimeField(_("upplagd"), default=timezone.now, editable=False)

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        rules_permissions = administrators_only | {"view": is_administrator | is_oneself, "see": is_oneself}
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="person_email_in_lower_case",
                violation_error_message=_("Skriv e-postadressen med små bokstäver."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = self.email.lower()

    @property
    def is_staff(self) -> bool:
        """Whether the admin backend opens; what can be done there is said by the rules."""
        return self.holds(Role.ADMINISTRATOR)

    def holds(self, role: Role, at: Body | uuid.UUID | None = None, on: dt.date | None = None) -> bool:
        """Whether the person holds a role, at one body or anywhere, on a day (today if none is given)."""
        place = at.pk if isinstance(at, Body) else at
        held = self._held(on or timezone.localdate())
        return any(role == one and place in (None, body) for one, body in held)

    def bodies(self, *roles: Role) -> set[uuid.UUID]:
        """The bodies where the person holds one of the roles today; any role if none is named."""
        return {body for role, body in self._held(timezone.localdate()) if not roles or role in roles}

    def _held(self, day: dt.date) -> set[tuple[str, uuid.UUID]]:
        # Asked several times a request about a person who is fetched anew for every request.
        if not self.is_active:
            return set()
        known: dict[dt.date, set[tuple[str, uuid.UUID]]] = self.__dict__.setdefault("_held_on", {})
        if day not in known:
            known[day] = set(self.appointments.on(day).values_list("role", "body_id"))
        return known[day]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_active and bool(rules.has_perm(perm, self, obj))

    def has_perms(self, perm_list: Any, obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
