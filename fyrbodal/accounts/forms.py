"""allauth's forms in our words; what they check and do is allauth's."""

from typing import Any, ClassVar

from allauth.account import forms as allauth
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import Dressed
from fyrbodal.work import enqueue

NEW_PASSWORD = _(
    "Minst 10 tecken, gärna fler. Ta tre eller fyra ord som inte hör ihop; mellanslag och å, ä, ö går bra. "
    "Årstider, orter och namn på nätverk är för lätta att gissa."
)
AGAIN = _("Lösenordet en gång till")


class Worded(Dressed):
    """Mixin: label, hint and autocomplete by field name; a placeholder is no label."""

    WORDS: ClassVar[dict[str, tuple[Any, Any, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, autocomplete) in self.WORDS.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["autocomplete"] = autocomplete


class LoginForm(Worded, allauth.LoginForm):  # type: ignore[misc]
    WORDS: ClassVar = {
        "login": (_("E-postadress"), "", "username"),
        "password": (_("Lösenord"), "", "current-password"),
    }


class ResetPasswordForm(Worded, allauth.ResetPasswordForm):  # type: ignore[misc]
    """The mail is made by the worker, so that the answer takes as long for an address that nobody has."""

    WORDS: ClassVar = {"email": (_("E-postadress"), _("Den som du loggar in med."), "username")}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        enqueue("accounts.reset_password", {"email": email})
        return email


class ResetPasswordKeyForm(Worded, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    WORDS: ClassVar = {
        "password1": (_("Nytt lösenord"), NEW_PASSWORD, "new-password"),
        "password2": (AGAIN, "", "new-password"),
    }


class ChangePasswordForm(Worded, allauth.ChangePasswordForm):  # type: ignore[misc]
    WORDS: ClassVar = {
        "oldpassword": (_("Lösenordet du har nu"), "", "current-password"),
        "password1": (_("Nytt lösenord"), NEW_PASSWORD, "new-password"),
        "password2": (AGAIN, "", "new-password"),
    }


class SetPasswordForm(Worded, allauth.SetPasswordForm):  # type: ignore[misc]
    """Also what whoever accepts an invitation fills in."""

    WORDS: ClassVar = {
        "password1": (_("Lösenord"), NEW_PASSWORD, "new-password"),
        "password2": (AGAIN, "", "new-password"),
    }


class ReauthenticateForm(Worded, allauth.ReauthenticateForm):  # type: ignore[misc]
    WORDS: ClassVar = {"password": (_("Lösenord"), "", "current-password")}
