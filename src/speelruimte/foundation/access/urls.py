"""Addresses of access: who can see what, and for which municipality somebody works now."""

from django.urls import path

from speelruimte.foundation.access import views

app_name = "access"
urlpatterns = [
    path("wat-ziet-mijn-leidinggevende/", views.what_can_my_leader_see, name="what-can-my-leader-see"),
    path("gemeente/", views.municipality, name="municipality"),
]
