from django.urls import path

from fyrbodal.pages import views

urlpatterns = [
    path("", views.start, name="start"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("personuppgifter/", views.personal_data, name="personal_data"),
    path("kakor/", views.cookies, name="cookies"),
]
