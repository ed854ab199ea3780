"""Administrators keep plans, reasons, watch words, experts and affiliations."""

from django.db import migrations

from cms.people.roles import Role, grant, revoke_all

KEPT = ["reviewplan", "reason", "watchword", "expertise", "affiliation"]


def give(apps, schema_editor):
    for model in KEPT:
        codenames = [f"{act}_{model}" for act in ("add", "change", "delete", "view")]
        grant(apps, Role.ADMINISTRATOR, "moderation", model, *codenames)


def take(apps, schema_editor):
    for model in KEPT:
        revoke_all(apps, "moderation", model)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_default_plans"),
        ("people", "0003_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, take)]
