"""Disposal says its name first: a sealed row goes only where SET LOCAL fyrbodal.disposal = 'on' has been said.

Only fyrbodal/sealed/disposal.py says it. Nothing sealed is ever changed.
"""

from django.db import migrations

FORWARDS = """
CREATE OR REPLACE FUNCTION sealed_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND COALESCE(current_setting('fyrbodal.disposal', true), '') = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Det som är förseglat ändras inte och tas inte bort (%).', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""
BACKWARDS = """
CREATE OR REPLACE FUNCTION sealed_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Det som är förseglat ändras inte och tas inte bort (%).', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("sealed", "0002_written_once")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
