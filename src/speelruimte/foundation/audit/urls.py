"""Addresses of an owner's own log; below /gegevens/."""

from django.urls import path

from speelruimte.foundation.audit import views

app_name = "audit"
urlpatterns = [path("logboek/", views.own_log, name="own-log")]
