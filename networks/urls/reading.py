"""What is read, and the turns that decide who reads it."""

from django.urls import path

from networks.views import managing, reading, sharing, turns

urlpatterns = [
    path("natverk/", reading.network_list, name="networks"),
    path("natverk/<slug:slug>/", reading.network, name="network"),
    path("natverk/<slug:slug>/andra/", managing.network_edit, name="network_edit"),
    path("natverk/<slug:slug>/deltagare/", managing.members, name="members"),
    path("natverk/<slug:slug>/deltagare/<int:pk>/avsluta/", managing.member_end, name="member_end"),
    path("natverk/<slug:slug>/deltagare/angra/", managing.member_restore, name="member_restore"),
    path("traffar/", reading.meeting_list, name="meetings"),
    path("traffar/<uuid:pk>/", reading.meeting, name="meeting"),
    path("traffar/<uuid:pk>/utkast.pdf", reading.draft_pdf, name="draft_pdf"),
    path("traffar/<uuid:pk>/utgavor/<int:number>/", reading.edition, name="edition"),
    path("traffar/<uuid:pk>/utgavor/<int:number>/minnesanteckningar.pdf", reading.edition_pdf, name="edition_pdf"),
    path("traffar/<uuid:pk>/utgavor/<int:number>/data.json", reading.edition_data, name="edition_data"),
    path("traffar/<uuid:pk>/utgavor/<int:number>/bilagor/<uuid:upload>/", reading.edition_file, name="edition_file"),
    path("traffar/<uuid:pk>/fardigstall/", turns.finalise, name="finalise"),
    path("traffar/<uuid:pk>/publicera/", turns.publish, name="publish"),
    path("traffar/<uuid:pk>/avpublicera/", turns.withdraw, name="withdraw"),
    path("traffar/<uuid:pk>/ratta/", turns.correct, name="correct"),
    path("traffar/<uuid:pk>/ratta/avbryt/", turns.correct_cancel, name="correct_cancel"),
    path("traffar/<uuid:pk>/skicka/", turns.mail, name="mail"),
    path("traffar/<uuid:pk>/skicka/<uuid:message>/igen/", turns.resend, name="resend"),
    path("traffar/<uuid:pk>/skicka/<uuid:message>/aterkalla/", turns.revoke, name="revoke"),
    path("delat/<str:token>/", sharing.shared, name="shared"),
    path("delat/<str:token>/minnesanteckningar.pdf", sharing.shared_pdf, name="shared_pdf"),
    path("delat/<str:token>/bilagor/<uuid:upload>/", sharing.shared_file, name="shared_file"),
]
