"""The addresses of the application, with the leaflet certainly among them."""

from django.urls import include, path

from speelruimte.config.urls import urlpatterns as application

urlpatterns = [path("folder/", include("speelruimte.foundation.consent.urls")), *application]
