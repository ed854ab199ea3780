"""What the roles may do with files in Wagtail's admin: all reviewers choose, two roles also upload."""

from django.db import migrations

CHOOSE = ["形式审核员", "科学审核专家", "终审编辑", "管理员"]
UPLOAD = ["终审编辑", "管理员"]
COLLECTION = {
    "choose_image": ("wagtailimages", "image", CHOOSE),
    "add_image": ("wagtailimages", "image", UPLOAD),
    "change_image": ("wagtailimages", "image", UPLOAD),
    "choose_document": ("wagtaildocs", "document", CHOOSE),
    "add_document": ("wagtaildocs", "document", UPLOAD),
    "change_document": ("wagtaildocs", "document", UPLOAD),
}
FILM = {"view_film": CHOOSE, "add_film": UPLOAD, "change_film": UPLOAD}


def permission(apps, app_label, model, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )[0]


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    for codename, (app_label, model, names) in COLLECTION.items():
        for group in Group.objects.filter(name__in=names):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission(apps, app_label, model, codename)
            )
    for codename, names in FILM.items():
        for group in Group.objects.filter(name__in=names):
            group.permissions.add(permission(apps, "media", "film", codename))


def revoke(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name__in=CHOOSE)
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group__in=groups, permission__codename__in=list(COLLECTION)
    ).delete()
    for group in groups:
        group.permissions.remove(*group.permissions.filter(content_type__app_label="media"))


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_private_originals"),
        ("people", "0003_roles"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
