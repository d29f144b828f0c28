"""The database follows the models, and its history can be read."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from tests.architecture.repository import PACKAGE

from speelruimte.foundation.encryption.models import OwnerRecord
from speelruimte.journeys import my_data


@pytest.mark.django_db
def test_every_change_of_a_model_has_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_has_a_name():
    for file in PACKAGE.rglob("migrations/0*.py"):
        assert not re.search(r"_auto_|^\d{4}_initial$", file.stem), file


def test_owner_only_records_refer_to_nobody():
    models = [model for model in apps.get_models() if issubclass(model, OwnerRecord)]
    assert len(models) >= 4
    for model in models:
        relations = [field.name for field in model._meta.get_fields() if field.is_relation]
        assert not relations, f"{model.__name__} refers to {relations}"


def test_everything_owner_only_is_erased_with_its_owner():
    erasers = {eraser.__module__.rpartition(".")[0] for eraser in my_data.ERASERS}
    owning = {model.__module__.rpartition(".")[0] for model in apps.get_models() if issubclass(model, OwnerRecord)}
    assert owning == erasers


def test_no_admin_site_is_installed():
    assert not apps.is_installed("django.contrib.admin")
