"""What allauth asks of us: who may have an account, where links lead, how mail goes out."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from fyrbodal import outbox
from fyrbodal.accounts.addresses import absolute
from fyrbodal.journal import record
from fyrbodal.organisation.models import Person

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Kontot är stängt."),
        "email_password_mismatch": _(
            "E-postadressen och lösenordet hör inte ihop. Försök igen, eller välj ett nytt lösenord."
        ),
        "enter_current_password": _("Det är inte lösenordet du har nu. Försök igen."),
        "incorrect_password": _("Lösenordet stämmer inte. Försök igen."),
        "invalid_password_reset": _("Länken gäller inte längre. Be om en ny."),
        "too_many_login_attempts": _(
            "Det har blivit för många försök. Vänta några minuter och försök igen, eller välj ett nytt lösenord."
        ),
        "rate_limited": _("Det har blivit för många försök. Vänta en stund och försök igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only pages of the host that was asked; allauth would allow every host that we answer to."""
        request = current.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the address that we are known by, whatever the request's headers say."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return absolute(path.replace("UID-KEY", key))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def set_password(self, user: Person, password: str) -> None:
        with transaction.atomic():
            user.set_password(password)
            user.save(update_fields=["password"])
            record(user, "chose a password", user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every address that we write to is a person's: strangers get no mail."""
        person = Person.objects.get_by_natural_key(email)
        mail = self.render_mail(template_prefix, email, {**context, "person": person, "site_url": settings.SITE_URL})
        outbox.send(
            kind=template_prefix.rpartition("/")[2],
            subject=mail.subject,
            text=mail.body,
            to=[outbox.Recipient.of(person)],
            about=person,
            secret=True,
        )

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        logger.warning("Sign-in failed from %s", self.get_client_ip(request))

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        logger.info("Signed in: person %s from %s", user.pk, self.get_client_ip(request))
