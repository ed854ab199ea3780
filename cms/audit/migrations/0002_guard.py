"""The triggers that refuse to change or remove an entry."""

from django.db import migrations

from cms.audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(triggers.install_in_migration, triggers.drop_in_migration),
    ]
