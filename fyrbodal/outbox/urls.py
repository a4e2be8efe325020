from django.urls import path

from fyrbodal.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.message_list, name="messages"),
    path("<uuid:pk>/", views.message, name="message"),
    path("<uuid:pk>/igen/", views.resend, name="resend"),
]
