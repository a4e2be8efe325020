"""What is sealed is never changed or taken away. A database of tests, whose name begins with test_, may be emptied."""

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
CREATE FUNCTION sealed_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT starts_with(current_database(), 'test_') THEN
        RAISE EXCEPTION 'Det som är förseglat ändras inte och tas inte bort (%).', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER copy_not_emptied BEFORE TRUNCATE ON sealed_copy
    FOR EACH STATEMENT EXECUTE FUNCTION sealed_not_emptied();
CREATE TRIGGER rendering_not_emptied BEFORE TRUNCATE ON sealed_rendering
    FOR EACH STATEMENT EXECUTE FUNCTION sealed_not_emptied();
"""
BACKWARDS = """
DROP TRIGGER rendering_not_emptied ON sealed_rendering;
DROP TRIGGER copy_not_emptied ON sealed_copy;
DROP FUNCTION sealed_not_emptied();
DROP TRIGGER rendering_written_once ON sealed_rendering;
DROP TRIGGER copy_written_once ON sealed_copy;
DROP FUNCTION sealed_written_once();
"""


class Migration(migrations.Migration):
    dependencies = [("sealed", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
