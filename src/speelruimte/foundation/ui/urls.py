"""Addresses of the frame: about this software, and the pattern page."""

from django.urls import path

from speelruimte.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("over/", views.about, name="about"),
    path("patronen/", views.patterns, name="patterns"),
    path("patronen/<int:record>/<int:position>/", views.pattern_turn, name="pattern-turn"),
]
