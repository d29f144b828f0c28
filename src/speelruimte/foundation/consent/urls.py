"""Addresses of the leaflet for clients; below /folder/, for everyone."""

from django.urls import path

from speelruimte.foundation.consent import views

app_name = "consent"
urlpatterns = [
    path("<slug:slug>/", views.leaflet, {"language": "nl"}, name="leaflet"),
    path("<slug:slug>/en/", views.leaflet, {"language": "en"}, name="leaflet-english"),
]
