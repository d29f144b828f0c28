"""Addresses of the rules for conversations and the leaflet; below /beheer/, for an administrator."""

from django.urls import path

from speelruimte.foundation.consent import settings_views

app_name = "consent-settings"
urlpatterns = [
    path("gesprekken/", settings_views.rules, name="rules"),
    path("gesprekken/folder/", settings_views.leaflet_new, name="leaflet-new"),
]
