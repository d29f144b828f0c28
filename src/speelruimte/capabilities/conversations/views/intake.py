"""The way in: three doors, the check, what is about the conversation, and saving it. Nothing is stored before that."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from speelruimte.capabilities.conversations import intake, services
from speelruimte.capabilities.conversations.domain.draft import (
    Check,
    Draft,
    draft_checked,
    draft_transcript,
    text_without_identifiers,
)
from speelruimte.capabilities.conversations.domain.record import ConversationRecord, Door, Kind
from speelruimte.capabilities.conversations.forms import AboutForm, PasteForm, PrepareForm, UploadForm
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.readers.problems import note_sentence
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.access.signed_in import SignedInRequest, signed_in
from speelruimte.foundation.consent.domain import Told, ToldRecord
from speelruimte.foundation.consent.selectors import current_leaflet, policy_of
from speelruimte.kernel.errors import InvalidInput

UNUSABLE = 422


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@signed_in
def conversation_new(request: SignedInRequest, door: str) -> HttpResponse:
    """One of the three doors: an empty form, or what came through it for checking."""
    chosen = _door_or_404(door)
    request.actor.opened()
    if request.method == "GET" or "more" in request.POST:
        return _door_page(request, door=chosen, more="more" in request.POST)
    try:
        draft = _draft_from(request, door=chosen)
    except InvalidInput as error:
        return _refused(request, door=chosen, error=error)
    return _check_page(request, draft=draft, door=chosen)


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@signed_in
def conversation_check(request: SignedInRequest) -> HttpResponse:
    """Take her corrections of the draft; ask again, or go on to what is about the conversation.

    Opened anew (after an expired sign-in) the page is empty and her browser puts the text back.
    """
    request.actor.opened()
    if request.method == "GET":
        return _check_page(request, draft=Draft("", intake.screen_language(), (), (), ()), door=Door.PASTE)
    door = _door_or_404(request.POST.get("door", Door.PASTE))
    text = request.POST.get("text", "")
    check = Check(keep=intake.kept_words(request.POST), also=intake.check_of(request.POST).also)
    try:
        text = intake.text_with_kept(text, posted=request.POST)
        draft = draft_checked(
            text,
            check=check,
            voices=intake.voices_of(request.POST),
            language=intake.language_of(request.POST),
        )
    except InvalidInput as error:
        return _check_again(request, text=text, door=door, problem=intake.sentence_of(error))
    if "again" in request.POST:
        return _check_page(request, draft=draft, door=door, keep=check.keep)
    form = AboutForm(
        initial={
            "submission": request.POST.get("plan") or uuid4(),
            "door": door.value,
            "language": draft.language.value,
            "held_on": timezone.localdate(),
            "kind": Kind.CLIENT,
        }
    )
    return _about_page(request, form=form, text=draft.text, keep=check.keep)


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@signed_in
def conversation_save(request: SignedInRequest) -> HttpResponse:
    """Store the conversation sealed, or show the form again with everything she typed."""
    request.actor.opened()
    if request.method == "GET":
        return redirect("conversations:check")
    text, keep = request.POST.get("text", ""), tuple(request.POST.getlist("keep"))
    form = AboutForm(request.POST)
    if not form.is_valid():
        return _about_page(request, form=form, text=text, keep=keep, status=UNUSABLE)
    try:
        conversation_id = _save(request, about=form.cleaned_data, text=text, keep=keep)
    except InvalidInput as error:
        form.add_error(None, intake.sentence_of(error))
        return _about_page(request, form=form, text=text, keep=keep, status=UNUSABLE)
    return redirect("conversations:detail", conversation_id)


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in
def conversation_plan(request: SignedInRequest) -> HttpResponse:
    """Before the talk: what for, and in which style."""
    request.actor.opened()
    form = PrepareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan = form.cleaned_data
        services.conversation_plan(
            request.actor,
            title=text_without_identifiers(plan["title"], language=Language.DUTCH),
            goal=Goal(plan["goal"]) if plan["goal"] else None,
            planned_style=Style(plan["planned_style"]) if plan["planned_style"] else None,
            language=intake.screen_language(),
            today=timezone.localdate(),
        )
        return redirect("conversations:list")
    status = UNUSABLE if form.is_bound else 200
    return render(request, "conversations/conversation_plan.html", {"form": form}, status=status)


def _door_or_404(name: str) -> Door:
    try:
        return intake.door_of(name)
    except InvalidInput as unknown:
        raise Http404 from unknown


def _save(request: SignedInRequest, *, about: dict[str, Any], text: str, keep: tuple[str, ...]) -> Any:
    language = Language(about["language"])
    today = timezone.localdate()
    record = ConversationRecord(
        title=text_without_identifiers(about["title"], language=language, keep=keep),
        held_on=about["held_on"],
        kind=Kind(about["kind"]),
        door=intake.door_of(about["door"]),
        language=language,
        origin=text_without_identifiers(about["origin"], language=language, keep=keep),
        goal=Goal(about["goal"]) if about["goal"] else None,
        planned_style=Style(about["planned_style"]) if about["planned_style"] else None,
        told=_told(request, about=about) if about["kind"] == Kind.CLIENT else {},
    )
    transcript = draft_transcript(text, language=language, keep=keep)
    return services.conversation_save(
        request.actor, conversation_id=about["submission"], record=record, transcript=transcript, today=today
    )


def _told(request: SignedInRequest, *, about: dict[str, Any]) -> dict[str, str]:
    today = timezone.localdate()
    leaflet = current_leaflet(municipality_id=request.actor.municipality_id, on=today)
    told = ToldRecord(
        leaflet_version=leaflet.version if leaflet else "",
        on=about["held_on"],
        told=Told(about["told"]),
        today=today,
        legal_basis=policy_of(municipality_id=request.actor.municipality_id).legal_basis,
    )
    return {"leaflet_version": told.leaflet_version, "on": told.on.isoformat(), "told": told.told.value}


def _draft_from(request: SignedInRequest, *, door: Door) -> Draft:
    if door is Door.MEMORY:
        return intake.draft_of_lines(intake.memory_lines(request.POST))
    if door is Door.PASTE:
        return intake.draft_of_text(request.POST.get("text", ""))
    file = request.FILES.get("file")
    if file is None:
        raise InvalidInput("no_file")
    return intake.draft_of_file(file.read(), filename=file.name or "")


def _refused(request: SignedInRequest, *, door: Door, error: InvalidInput) -> HttpResponse:
    """The door again with a sentence; a file that only lacks speakers comes back as text, for her to put them in."""
    problem, file, text = intake.sentence_of(error), request.FILES.get("file"), ""
    if door is Door.UPLOAD and file is not None:
        file.seek(0)
        text = intake.lines_without_speakers(file.read(), filename=file.name or "", error=error)
    door = Door.PASTE if text else door
    return _door_page(request, door=door, problem=problem, text=text, status=UNUSABLE)


def _door_page(
    request: SignedInRequest, *, door: Door, problem: str = "", text: str = "", more: bool = False, status: int = 200
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    context = {
        "door": door.value,
        "plan": request.POST.get("plan") or request.GET.get("plan", ""),
        "problem": problem,
        "lines": intake.memory_lines(posted or {}, more=more),
        "paste": PasteForm(initial={"text": text or request.POST.get("text", "")}),
        "upload": UploadForm(),
    }
    return render(request, f"conversations/door_{door.value}.html", context, status=status)


def _check_page(
    request: SignedInRequest,
    *,
    draft: Draft,
    door: Door,
    keep: tuple[str, ...] = (),
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    language = intake.screen_language().value
    context = {
        "draft": draft,
        "door": door.value,
        "plan": request.POST.get("plan", ""),
        "keep": keep,
        "problem": problem,
        "notes": [note_sentence(note, language=language) for note in draft.notes],
    }
    return render(request, "conversations/draft_check.html", context, status=status)


def _check_again(request: SignedInRequest, *, text: str, door: Door, problem: str) -> HttpResponse:
    """The check page when her text cannot be read any more; the text stays exactly as she left it."""
    try:
        draft = intake.draft_of_text(text)
    except InvalidInput:
        draft = Draft(text, intake.screen_language(), (), (), ())
    return _check_page(request, draft=draft, door=door, problem=problem, status=UNUSABLE)


def _about_page(
    request: SignedInRequest, *, form: AboutForm, text: str, keep: tuple[str, ...], status: int = 200
) -> HttpResponse:
    leaflet = current_leaflet(municipality_id=request.actor.municipality_id, on=timezone.localdate())
    context = {"form": form, "text": text, "keep": keep, "leaflet": leaflet}
    return render(request, "conversations/conversation_about.html", context, status=status)
