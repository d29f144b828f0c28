"""Post to a person's own mailbox, sent after the answer to her request.

One thread sends, so that a page takes as long for an address that exists as for one that does not.
A message that cannot be sent is logged without its address; she can ask again.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from speelruimte.foundation.accounts.models import User

_log = logging.getLogger(__name__)
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


def message_for(user: User, *, template: str, context: dict[str, object]) -> EmailMessage:
    """A message in her own language; the first line of the template is the subject."""
    with translation.override(user.language):
        text = render_to_string(f"accounts/mail/{template}.txt", {"person": user, **context})
    subject, _, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [user.email])


def post_later(message: EmailMessage | None) -> None:
    """Hand a message to the sending thread; None keeps it busy for nobody."""
    _sender.submit(_send, message)


def post_finish() -> None:
    """Wait until everything handed over before this call has been sent (for commands and tests)."""
    _sender.submit(_send, None).result()


def _send(message: EmailMessage | None) -> None:
    if message is None:
        return
    try:
        message.send()
    except OSError as problem:  # also every error of a mail server: SMTPException is an OSError
        _log.error("post_not_sent", extra={"reason": type(problem).__name__})
