"""Addresses of the packages, their courses and what they cost."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
