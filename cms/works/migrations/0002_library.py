"""Root → Library; Wagtail's welcome page goes; editors may change works in the admin."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import cms.works.models.scripts
from cms.people.roles import Role, grant

EDITING_GROUPS = ("形式审核员", "终审编辑", "管理员")  # form reviewers, chief editors, administrators


def make_library(apps: Any, schema_editor: Any) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    Library = apps.get_model("works", "Library")

    content_type, _ = ContentType.objects.get_or_create(app_label="works", model="library")
    root = Page.objects.get(depth=1)
    locale = Locale.objects.order_by("pk").first()
    library = Library.objects.create(
        title="作品库",
        draft_title="作品库",
        slug="library",
        content_type=content_type,
        path=f"{root.path}0002",
        depth=2,
        numchild=0,
        url_path="/library/",
        live=True,
        locale=locale,
    )
    Site.objects.update(root_page_id=library.pk, site_name="广东科普")
    Page.objects.filter(depth=2).exclude(pk=library.pk).delete()
    Page.objects.filter(pk=root.pk).update(numchild=1)


def let_editors_edit(apps: Any, schema_editor: Any) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    Library = apps.get_model("works", "Library")

    page_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    change, _ = Permission.objects.get_or_create(
        content_type=page_type, codename="change_page", defaults={"name": "Can change page"}
    )
    library = Library.objects.get()
    for name in EDITING_GROUPS:
        group, _ = Group.objects.get_or_create(name=name)
        GroupPagePermission.objects.get_or_create(group=group, page_id=library.pk, permission=change)
    grant(
        apps, Role.ADMINISTRATOR, "works", "topic", "add_topic", "change_topic", "delete_topic", "view_topic"
    )
    for role in (Role.FORM_REVIEWER, Role.CHIEF_EDITOR, Role.ADMINISTRATOR):
        grant(apps, role, "works", "series", "change_series", "delete_series", "view_series")


def undo(apps: Any, schema_editor: Any) -> None:
    """The library may hold works by now: it stays."""


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0001_initial"),
        ("people", "0003_roles"),
        ("wagtailcore", "0098_apitoken"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="coauthorship",
            options={
                "ordering": ["id"],
                "verbose_name": "co-authorship",
                "verbose_name_plural": "co-authorships",
            },
        ),
        migrations.CreateModel(
            name="ScriptPdf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "file",
                    models.FileField(
                        max_length=255, upload_to=cms.works.models.scripts.script_name, verbose_name="file"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now=True)),
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="script_pdf",
                        to="works.work",
                    ),
                ),
            ],
            options={"verbose_name": "script as PDF", "verbose_name_plural": "scripts as PDF"},
        ),
        migrations.RunPython(make_library, undo),
        migrations.RunPython(let_editors_edit, undo),
    ]
