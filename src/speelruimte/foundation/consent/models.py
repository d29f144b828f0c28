"""The leaflet for clients and the rules for conversations, per municipality."""

import uuid

from django.db import models

from speelruimte.foundation.consent.domain import LONGEST_DAYS, LegalBasis


class Leaflet(models.Model):
    """A version of the text that clients get. Published versions stay: conversations refer to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("organisations.Municipality", on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=20)
    valid_since = models.DateField()
    body_nl = models.TextField()
    body_en = models.TextField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version"], name="leaflet_version_once_per_municipality"),
            models.UniqueConstraint(fields=["municipality", "valid_since"], name="leaflet_one_per_first_day"),
        ]


class ConversationPolicy(models.Model):
    """The rules of one municipality; without a row the defaults of `domain.Policy` hold."""

    municipality = models.OneToOneField(
        "organisations.Municipality", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    legal_basis = models.CharField(max_length=20, default=LegalBasis.PUBLIC_TASK.value)
    text_days = models.PositiveSmallIntegerField(default=30)
    codes_days = models.PositiveSmallIntegerField(default=365)
    told_required = models.BooleanField(default=True)
    checked_by_counsel = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text_days__lte=LONGEST_DAYS, codes_days__lte=LONGEST_DAYS),
                name="conversation_policy_at_most_a_year",
            )
        ]
