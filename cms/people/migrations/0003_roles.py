"""One group for each role, with the least permissions that Wagtail's admin asks for."""

from django.db import migrations

GROUP_NAMES = ["形式审核员", "科学审核专家", "终审编辑", "管理员", "组织者", "评委"]
WITH_ADMIN = ["形式审核员", "科学审核专家", "终审编辑", "管理员"]
ADMINISTRATORS = {
    ("people", "user"): ["add_user", "change_user", "view_user"],
    ("people", "organisation"): [
        "add_organisation",
        "change_organisation",
        "delete_organisation",
        "view_organisation",
    ],
    ("people", "creator"): ["change_creator", "view_creator"],
    ("audit", "auditentry"): ["view_auditentry"],
    ("site_config", "siteidentity"): ["change_siteidentity"],
}


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    groups = {name: Group.objects.get_or_create(name=name)[0] for name in GROUP_NAMES}
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in WITH_ADMIN:
        groups[name].permissions.add(access)
    for (app_label, model), codenames in ADMINISTRATORS.items():
        # Django makes these rows only after all migrations ran.
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for codename in codenames:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=codename,
                defaults={"name": f"Can {codename.replace('_', ' ')}"},
            )
            groups["管理员"].permissions.add(permission)
    # Wagtail's own two groups carry rights over the page tree that no role of ours has.
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUP_NAMES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_letter_organisation_creator_guardianship_and_more"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
