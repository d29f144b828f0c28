"""Addresses of the pages where capabilities meet."""

from django.urls import path

from speelruimte.journeys import views
from speelruimte.journeys.demonstration import views as demonstration

app_name = "journeys"
urlpatterns = [
    path("oefenen/", views.agenda, name="agenda"),
    path("oefenen/kiezen/", views.agenda_choose, name="agenda-choose"),
    path("gegevens/", views.data, name="my-data"),
    path("gegevens/meenemen/", views.data_export, name="data-export"),
    path("voorbeeld/", demonstration.tour, name="demo"),
    path("voorbeeld/postvak-uit/", demonstration.outbox, name="demo-outbox"),
]
