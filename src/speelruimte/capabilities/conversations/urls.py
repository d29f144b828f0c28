"""Addresses of conversations. No address holds anything but a random id."""

from django.urls import path

from speelruimte.capabilities.conversations.views import intake, pages

app_name = "conversations"
urlpatterns = [
    path("", pages.conversation_list, name="list"),
    path("voorbereiden/", intake.conversation_plan, name="plan"),
    path("nieuw/<slug:door>/", intake.conversation_new, name="new"),
    path("nalezen/", intake.conversation_check, name="check"),
    path("bewaren/", intake.conversation_save, name="save"),
    path("hoe-lees-ik-dit/", pages.how_to_read, name="how-to-read"),
    path("<uuid:conversation_id>/", pages.conversation_detail, name="detail"),
    path("<uuid:conversation_id>/eerst-jij/", pages.estimate, name="estimate"),
    path("<uuid:conversation_id>/terugkijken/", pages.reflection, name="reflection"),
    path("<uuid:conversation_id>/beurt/<int:position>/", pages.code_correct, name="code-correct"),
    path("<uuid:conversation_id>/wissen/", pages.conversation_erase, name="erase"),
]
