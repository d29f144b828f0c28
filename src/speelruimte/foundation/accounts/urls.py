"""Addresses of signing in, passwords and language."""

from django.urls import path

from speelruimte.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("aanmelden/", views.sign_in, name="sign-in"),
    path("afmelden/", views.sign_out, name="sign-out"),
    path("taal/", views.language, name="language"),
    path("wachtwoord/vergeten/", views.password_forgotten, name="password-forgotten"),
    path("wachtwoord/vergeten/verstuurd/", views.password_sent, name="password-sent"),
    path("wachtwoord/nieuw/", views.password_set, name="password-set"),
    path("wachtwoord/nieuw/<str:token>/", views.password_link, name="password-link"),
    path("account/", views.account, name="account"),
    path("account/wachtwoord/", views.password_change, name="password-change"),
]
