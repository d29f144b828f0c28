"""Events in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.audit.domain import AdminEventKind, OwnerEventKind

OWNER_EVENT_LABELS: dict[OwnerEventKind, str | Promise] = {
    OwnerEventKind.RECORDS_MADE: _("You began with records of your own"),
    OwnerEventKind.RECORDS_OPENED: _("You opened your records"),
    OwnerEventKind.RECORDS_REOPENED: _("You opened your records with the recovery code"),
    OwnerEventKind.PASSWORD_CHANGED: _("You changed your password"),
    OwnerEventKind.RECOVERY_CODE_MADE: _("You made a recovery code"),
    OwnerEventKind.CONVERSATION_SAVED: _("You saved a conversation"),
    OwnerEventKind.CONVERSATION_ERASED: _("You erased a conversation"),
    OwnerEventKind.TEXT_ERASED: _("You erased the text of a conversation"),
    OwnerEventKind.CODE_CORRECTED: _("You corrected a code"),
    OwnerEventKind.PRACTICE_CHOSEN: _("You chose what to practise"),
    OwnerEventKind.RECORDS_EXPORTED: _("You saved your records as a file"),
}

ADMIN_EVENT_LABELS: dict[AdminEventKind, str | Promise] = {
    AdminEventKind.PERSON_ADDED: _("Added a person"),
    AdminEventKind.PERSON_CHANGED: _("Changed a person's name or address"),
    AdminEventKind.PERSON_BLOCKED: _("Stopped a person from signing in"),
    AdminEventKind.PERSON_UNBLOCKED: _("Let a person sign in again"),
    AdminEventKind.RESET_LINK_SENT: _("Had a link for a new password sent"),
    AdminEventKind.MEMBERSHIP_ADDED: _("Put a person in a team or role"),
    AdminEventKind.MEMBERSHIP_CHANGED: _("Changed a role or period"),
    AdminEventKind.MEMBERSHIP_ENDED: _("Ended a role"),
    AdminEventKind.DEPARTMENT_ADDED: _("Added a department"),
    AdminEventKind.DEPARTMENT_CHANGED: _("Changed a department"),
    AdminEventKind.TEAM_ADDED: _("Added a team"),
    AdminEventKind.TEAM_CHANGED: _("Changed a team"),
    AdminEventKind.MUNICIPALITY_CHANGED: _("Changed the municipality"),
    AdminEventKind.POLICY_CHANGED: _("Changed the rules for conversations"),
    AdminEventKind.LEAFLET_PUBLISHED: _("Published a leaflet for clients"),
}
