"""Pages that exist in the demonstration alone: who one can be, and the post that went out."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from speelruimte.journeys.demonstration.content import demo_municipalities, demo_password

MESSAGES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message as it lies in the outbox."""

    to: str
    subject: str
    body: str


def _only_in_demonstration() -> None:
    if not settings.DEMO:
        raise Http404


def outbox_messages(folder: Path) -> list[OutboxMessage]:
    """The latest messages in the outbox, the newest first."""
    if not folder.is_dir():
        return []
    newest = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    messages = []
    for file in newest[:MESSAGES_SHOWN]:
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = message.get_body(("plain",))
        text = str(body.get_content()) if body is not None else ""
        messages.append(OutboxMessage(str(message["To"]), str(message["Subject"]), text.partition("\n-----")[0]))
    return messages


@require_GET
@never_cache
def tour(request: HttpRequest) -> HttpResponse:
    """Who one can be in the demonstration, and the ten minutes."""
    _only_in_demonstration()
    context = {"municipalities": demo_municipalities(), "password": demo_password()}
    return render(request, "journeys/demo_tour.html", context)


@require_GET
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """The post that went out in the demonstration."""
    _only_in_demonstration()
    return render(
        request, "journeys/demo_outbox.html", {"messages_out": outbox_messages(Path(settings.EMAIL_FILE_PATH))}
    )
