"""Addresses of the catalogue."""

from django.urls import path

from competence.views.catalogue import courses, feeds, library, occasions, places

urlpatterns = [
    path("kurser/", courses.courses, name="courses"),
    path("kurser/ny/", courses.course_add, name="course_add"),
    path("kurser/<slug:slug>/", courses.course, name="course"),
    path("kurser/<slug:slug>/andra/", courses.course_edit, name="course_edit"),
    path("kurser/<slug:slug>/nytt-tillfalle/", occasions.occasion_add, name="occasion_add"),
    path("tillfallen/", occasions.occasions, name="occasions"),
    path("tillfallen/kalender.ics", feeds.feed, name="calendar"),
    path("tillfallen/<uuid:pk>/", occasions.occasion, name="occasion"),
    path("tillfallen/<uuid:pk>/andra/", occasions.occasion_edit, name="occasion_edit"),
    path("tillfallen/<uuid:pk>/kalender.ics", feeds.occasion_feed, name="occasion_calendar"),
    path("tillfallen/<uuid:pk>/dagar/", occasions.day_add, name="day_add"),
    path("dagar/<uuid:pk>/", occasions.day, name="day"),
    path("dagar/<uuid:pk>/ta-bort/", occasions.day_remove, name="day_remove"),
    path("tillfallen/<uuid:pk>/anmal/", places.place_add, name="place_add"),
    path("filmer/", library.films, name="films"),
    path("filmer/ny/", library.film_add, name="film_add"),
    path("filmer/<uuid:pk>/", library.film_edit, name="film_edit"),
    path("filmer/<uuid:pk>/ta-bort/", library.film_remove, name="film_remove"),
    path("specialister/", library.specialists, name="specialists"),
    path("specialister/ny/", library.specialist_add, name="specialist_add"),
    path("specialister/<uuid:pk>/ta-bort/", library.specialist_remove, name="specialist_remove"),
]
