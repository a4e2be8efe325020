"""Addresses of the municipalities' enrolment sheets."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
