"""Addresses of the chiefs' review and of giving out the places."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
