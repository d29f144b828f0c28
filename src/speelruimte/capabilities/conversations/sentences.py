"""Sentences of conversations: what is wrong with input, and why something may still point to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.engines.privacy.identifier_types import IdentifierKind, Reason

PROBLEMS: dict[str, Promise] = {
    "who_is_who": _("It is not clear who is who. Each line needs a speaker, and both of you have to speak."),
    "no_file": _("No file came along. Choose a transcript of at most 10 MB."),
    "text_too_long": _(
        "This text is longer than one conversation can be: at most 300,000 characters, which is over four hours of "
        "talking. Choose one conversation, or divide it."
    ),
    "too_many_speakers": _(
        "More than 40 different names stand in front of the lines. Choose the text of one conversation, with the "
        "speaker in front of each line."
    ),
    "too_many_decisions": _(
        "That is too much to keep or replace in one go. Tick at most 500 short phrases and read it again."
    ),
    "not_told": _("Tell the client first, or choose “practice conversation”. Your text is still here."),
    "told_without_leaflet": _("Your municipality has no leaflet for clients yet. Ask the functional administrator."),
    "told_in_future": _("The day of the conversation lies in the future. Choose today or a day before."),
    "told_needs_agreement": _("In your municipality the client has to agree. No objection is not enough."),
    "no_such_door": _("That way in does not exist. Go back to your conversations and choose one of the three."),
}
REASONS: dict[Reason, Promise] = {
    Reason.MAY_BE_A_NAME: _("may be a name"),
    Reason.NAMED_PLACE: _("a place"),
    Reason.NAMED_STREET: _("a street"),
    Reason.NAMED_ORGANISATION: _("an organisation"),
    Reason.RARE_ROLE: _("a role that few people have"),
    Reason.EXACT_AGE: _("an exact age"),
    Reason.DATE_OF_EVENT: _("the date of something that happened"),
    Reason.ORIGIN_WITH_PLACE: _("where someone comes from"),
    Reason.LONG_NUMBER: _("a long number"),
    Reason.LINK: _("a link or account"),
}
MAY_STAY = frozenset(
    {
        IdentifierKind.NAME,
        IdentifierKind.ADDRESS,
        IdentifierKind.PLACE,
        IdentifierKind.ORGANISATION,
        IdentifierKind.ROLE,
        IdentifierKind.AGE,
        IdentifierKind.EVENT_DATE,
        IdentifierKind.ORIGIN,
    }
)
