"""What is sealed is never changed or taken away. Row triggers: TRUNCATE, which empties a test database, stays possible."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION sealed_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Det som är förseglat ändras inte och tas inte bort (%).', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER copy_written_once BEFORE UPDATE OR DELETE ON sealed_copy
    FOR EACH ROW EXECUTE FUNCTION sealed_written_once();
CREATE TRIGGER rendering_written_once BEFORE UPDATE OR DELETE ON sealed_rendering
    FOR EACH ROW EXECUTE FUNCTION sealed_written_once();
"""
BACKWARDS = """
DROP TRIGGER rendering_written_once ON sealed_rendering;
DROP TRIGGER copy_written_once ON sealed_copy;
DROP FUNCTION sealed_written_once();
"""


class Migration(migrations.Migration):
    dependencies = [("sealed", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
