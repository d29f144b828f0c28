"""Addresses of the functional administrator, under beheer/."""

from django.urls import path

from speelruimte.foundation.administration import views

app_name = "administration"
urlpatterns = [
    path("mensen/", views.people, name="people"),
    path("mensen/nieuw/", views.person_invite, name="person-invite"),
    path("mensen/<uuid:user_id>/", views.person, name="person"),
    path("mensen/<uuid:user_id>/plek/", views.membership_start, name="membership-start"),
    path("mensen/<uuid:user_id>/link/", views.link_send, name="link-send"),
    path("mensen/<uuid:user_id>/stoppen/", views.person_stop, name="person-stop"),
    path("plekken/<uuid:membership_id>/einde/", views.membership_end, name="membership-end"),
    path("teams/", views.teams, name="teams"),
    path("teams/<uuid:team_id>/", views.team, name="team"),
    path("afdelingen/<uuid:department_id>/", views.department, name="department"),
    path("logboek/", views.log, name="log"),
]
