"""allauth's views under allauth's names, on Swedish paths; only what is used."""

from allauth.account import views as allauth
from django.urls import path, re_path

from fyrbodal.access import open_to_all
from fyrbodal.accounts import views

to_sign_in = open_to_all("one signs in from outside")
to_reset = open_to_all("whoever has forgotten the password cannot sign in")

urlpatterns = [
    path("konto/", views.account, name="account"),
    path("konto/byt-losenord/", allauth.password_change, name="account_change_password"),
    path("konto/valj-losenord/", allauth.password_set, name="account_set_password"),
    path("konto/fortsatt/", views.stay, name="account_stay"),
    path("konto/bekrafta/", allauth.reauthenticate, name="account_reauthenticate"),
    path("inbjudan/<str:token>/", views.accept_invitation, name="accept_invitation"),
    path("logga-in/", to_sign_in(allauth.login), name="account_login"),
    path("logga-in/stangt/", to_sign_in(allauth.account_inactive), name="account_inactive"),
    path("skapa-konto/", to_sign_in(allauth.signup), name="account_signup"),
    path("logga-ut/", open_to_all("a session may have ended already")(allauth.logout), name="account_logout"),
    path("glomt-losenord/", to_reset(allauth.password_reset), name="account_reset_password"),
    path("glomt-losenord/skickat/", to_reset(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "glomt-losenord/klart/",
        to_reset(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^glomt-losenord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        to_reset(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
