"""The first accessibility statement; the administrator keeps it true from here."""

from django.db import migrations

from fyrbodal.pages.first import STATEMENT


def write(apps, schema_editor):
    apps.get_model("pages", "AccessibilityStatement").objects.create(pk=1, **STATEMENT)


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
