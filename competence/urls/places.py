"""Addresses of places in a package: named, passed on, given back."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
