"""What is written: planning a meeting and recording it."""

from django.urls import path

from networks.views import accessories, answers, parts, planning, recording

urlpatterns = [
    path("natverk/<slug:slug>/planera/", planning.plan, name="plan"),
    path("traffar/<uuid:pk>/fakta/", planning.facts, name="facts"),
    path("traffar/<uuid:pk>/ta-bort/", planning.discard, name="discard"),
    path("traffar/<uuid:pk>/anteckna/", recording.record, name="record"),
    path("traffar/<uuid:pk>/delar/", parts.item_add, name="item_add"),
    path("delar/<uuid:pk>/", parts.item, name="item"),
    path("delar/<uuid:pk>/flytta/", parts.item_move, name="item_move"),
    path("delar/<uuid:pk>/ta-bort/", parts.item_remove, name="item_remove"),
    path("delar/<uuid:pk>/angra/", parts.item_restore, name="item_restore"),
    path("delar/<uuid:pk>/gaster/", accessories.guest_add, name="guest_add"),
    path("gaster/<uuid:pk>/ta-bort/", accessories.guest_remove, name="guest_remove"),
    path("delar/<uuid:pk>/svar/", answers.answer_add, name="answer_add"),
    path("svar/<uuid:pk>/", answers.answer, name="answer"),
    path("svar/<uuid:pk>/flytta/", answers.answer_move, name="answer_move"),
    path("svar/<uuid:pk>/ta-bort/", answers.answer_remove, name="answer_remove"),
    path("lagesrapporter/<uuid:pk>/", parts.report, name="report"),
    path("delar/<uuid:pk>/lankar/", accessories.link_add, name="link_add"),
    path("lankar/<uuid:pk>/ta-bort/", accessories.link_remove, name="link_remove"),
    path("delar/<uuid:pk>/bilagor/", accessories.attachment_add, name="attachment_add"),
    path("bilagor/<uuid:pk>/", accessories.attachment, name="attachment"),
    path("bilagor/<uuid:pk>/ta-bort/", accessories.attachment_remove, name="attachment_remove"),
]
