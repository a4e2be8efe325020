"""Addresses of talks, of what is locked, and of what is kept about oneself."""

from django.urls import path

from workload.views import locking, my_data, talks

urlpatterns = [
    path("blad/<uuid:pk>/samtal/", talks.talk, name="talk"),
    path("samtal/<uuid:pk>/", talks.talk_save, name="talk_save"),
    path("kommentarer/<uuid:pk>/", talks.comment_save, name="comment_save"),
    path("blad/<uuid:pk>/atgarder/", talks.measure_add, name="measure_add"),
    path("atgarder/<uuid:pk>/", talks.measure, name="measure"),
    path("atgarder/<uuid:pk>/ta-bort/", talks.measure_remove, name="measure_remove"),
    path("blad/<uuid:pk>/bekrafta/", talks.confirm_talk, name="confirm_talk"),
    path("blad/<uuid:pk>/las/", locking.lock, name="lock"),
    path("blad/<uuid:pk>/oppna-igen/", locking.reopen, name="reopen"),
    path("blad/<uuid:pk>/las/<int:number>/", locking.snapshot, name="snapshot"),
    path("blad/<uuid:pk>/las/<int:number>/matblad.pdf", locking.snapshot_pdf, name="snapshot_pdf"),
    path("blad/<uuid:pk>/las/<int:number>/data.json", locking.snapshot_data, name="snapshot_data"),
    path("blad/<uuid:pk>/matblad.pdf", locking.sheet_pdf, name="sheet_pdf"),
    path("mina-uppgifter/", my_data.my_data, name="my_data"),
    path("mina-uppgifter/data.json", my_data.my_data_file, name="my_data_file"),
]
