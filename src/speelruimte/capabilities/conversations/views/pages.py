"""A conversation and what belongs to it: the list, the feedback, corrections, estimate, reflection, erasing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelruimte.capabilities.conversations import selectors, services
from speelruimte.capabilities.conversations.domain.draft import text_without_identifiers
from speelruimte.capabilities.conversations.domain.record import ReflectionQuestion, Skill
from speelruimte.capabilities.conversations.forms import (
    GOAL_LABELS,
    REFLECTION_LABELS,
    SKILL_LABELS,
    CorrectionForm,
    EstimateForm,
    ReflectionForm,
)
from speelruimte.engines.mi.codes import Code
from speelruimte.foundation.access.signed_in import SignedInRequest, signed_in
from speelruimte.foundation.feedback.presentation import measure_row, style_view
from speelruimte.kernel.errors import InvalidInput

UNUSABLE = 422


@require_GET
@never_cache
@signed_in
def conversation_list(request: SignedInRequest) -> HttpResponse:
    """Her conversations and plans, and the three doors."""
    lines = selectors.conversation_list(request.actor)
    plans = [line for line in lines if line.record.is_prepared_only]
    talks = [line for line in lines if not line.record.is_prepared_only]
    return render(request, "conversations/conversation_list.html", {"plans": plans, "talks": talks})


@require_GET
@never_cache
@signed_in
def conversation_detail(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """The feedback; first how to read it (once), then her own estimate, then the page."""
    actor = request.actor
    page = selectors.conversation_page(actor, conversation_id=conversation_id)
    if page.feedback is None:
        return redirect(f"{reverse('conversations:new', args=['memory'])}?plan={page.id}")
    if not selectors.has_read_how_to(actor):
        return redirect(f"{reverse('conversations:how-to-read')}?next={page.id}")
    if not page.record.is_estimated:
        return redirect("conversations:estimate", page.id)
    estimates = [(label, page.record.estimates[skill]) for skill, label in SKILL_LABELS.items()]
    goal = GOAL_LABELS.get(page.record.goal) if page.record.goal else None
    answers = [(label, page.record.reflection.get(key, "")) for key, label in REFLECTION_LABELS.items()]
    context = {
        "page": page,
        "estimates": estimates,
        "goal": goal,
        "correcting": _asked_position(request),
        "measures": [measure_row(measure) for measure in page.feedback.measures],
        "style": style_view(page.feedback.style),
        "answers": answers if any(page.record.reflection.values()) else [],
    }
    return render(request, "conversations/conversation_detail.html", context)


@require_POST
@never_cache
@signed_in
def code_correct(request: SignedInRequest, conversation_id: UUID, position: int) -> HttpResponse:
    """Put her code on one turn."""
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(_("That code is not on this turn."), status=UNUSABLE)
    try:
        services.code_correct(
            request.actor,
            conversation_id=conversation_id,
            position=position,
            replaced=Code(form.cleaned_data["replaced"]),
            code=Code(form.cleaned_data["code"]),
            today=timezone.localdate(),
        )
    except InvalidInput:
        return HttpResponse(_("That code is not on this turn."), status=UNUSABLE)
    if request.headers.get("HX-Request"):
        return _turn_part(request, conversation_id=conversation_id, position=position)
    return redirect(f"{reverse('conversations:detail', args=[conversation_id])}#beurt-{position + 1}")


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in
def estimate(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """First she says herself how it went."""
    selectors.conversation_of(request.actor, conversation_id=conversation_id)
    form = EstimateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        estimates = {skill: form.cleaned_data[skill.value] for skill in Skill}
        services.estimate_record(request.actor, conversation_id=conversation_id, estimates=estimates)
        return redirect("conversations:detail", conversation_id)
    status = UNUSABLE if form.is_bound else 200
    context = {"form": form, "conversation_id": conversation_id}
    return render(request, "conversations/estimate.html", context, status=status)


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in
def reflection(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """The five questions of the Werkwijzer, under two minutes."""
    conversation = selectors.conversation_of(request.actor, conversation_id=conversation_id)
    record = selectors.record_of(conversation, vault=request.actor.opened())
    form = ReflectionForm(request.POST or None, initial={key.value: text for key, text in record.reflection.items()})
    if request.method == "POST" and form.is_valid():
        answers = {
            question: text_without_identifiers(form.cleaned_data[question.value], language=record.language)
            for question in ReflectionQuestion
        }
        services.reflection_record(request.actor, conversation_id=conversation_id, answers=answers)
        messages.success(request, _("Kept, for you alone."))
        return redirect("conversations:detail", conversation_id)
    return render(request, "conversations/reflection.html", {"form": form, "conversation_id": conversation_id})


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in
def how_to_read(request: SignedInRequest) -> HttpResponse:
    """How feedback is to be read; five minutes, before the first one, and whenever she likes."""
    if request.method == "POST":
        services.how_to_read_mark(request.actor, today=timezone.localdate())
        following = request.POST.get("next", "")
        is_own = following in {str(line.id) for line in selectors.conversation_list(request.actor)}
        return redirect("conversations:detail", following) if is_own else redirect("conversations:list")
    request.actor.opened()
    return render(request, "conversations/how_to_read.html", {"next": request.GET.get("next", "")})


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in
def conversation_erase(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """Ask once, then destroy the conversation and its keys."""
    page = selectors.conversation_page(request.actor, conversation_id=conversation_id)
    if request.method == "POST" and request.POST.get("what") == "text":
        services.text_erase(request.actor, conversation_id=conversation_id, today=timezone.localdate())
        messages.success(request, _("The text is gone. The codes stay until their own day."))
        return redirect("conversations:detail", conversation_id)
    if request.method == "POST":
        services.conversation_erase(request.actor, conversation_id=conversation_id, today=timezone.localdate())
        messages.success(request, _("The conversation is gone, and so is its key."))
        return redirect("conversations:list")
    return render(request, "conversations/conversation_erase.html", {"page": page})


def _turn_part(request: SignedInRequest, *, conversation_id: UUID, position: int) -> HttpResponse:
    page = selectors.conversation_page(request.actor, conversation_id=conversation_id)
    return render(request, "conversations/_turn_corrected.html", {"page": page, "position": position})


def _asked_position(request: SignedInRequest) -> int | None:
    asked = request.GET.get("beurt", "")
    return int(asked) - 1 if asked.isdecimal() and len(asked) < 6 and int(asked) > 0 else None
