"""What is read: networks, meetings, editions and what belongs to them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
