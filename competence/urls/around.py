"""Addresses of what happens around a course: invitation, attendance, certificate, evaluation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
