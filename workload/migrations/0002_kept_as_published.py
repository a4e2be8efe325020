"""What is published is never rewritten, and the lines of a locked sheet stay until they are disposed of.

Row triggers: TRUNCATE, which empties a test database, stays possible. Disposal says its name first:
SET LOCAL fyrbodal.disposal = 'on'.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION workload_version_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (TG_OP = 'DELETE'
        OR (OLD.definition, OLD.weights, OLD.family_id, OLD.number)
            IS DISTINCT FROM (NEW.definition, NEW.weights, NEW.family_id, NEW.number)
        OR NEW.status = 'draft') THEN
        RAISE EXCEPTION 'En publicerad modell ändras inte; gör en ny version.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER version_kept BEFORE UPDATE OR DELETE ON workload_version
    FOR EACH ROW EXECUTE FUNCTION workload_version_kept();

CREATE FUNCTION workload_line_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT status FROM workload_sheet WHERE id = COALESCE(NEW.sheet_id, OLD.sheet_id)) = 'locked'
        AND NOT (TG_OP = 'DELETE' AND COALESCE(current_setting('fyrbodal.disposal', true), '') = 'on') THEN
        RAISE EXCEPTION 'Raderna i ett låst mätblad ändras inte.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER line_kept BEFORE INSERT OR UPDATE OR DELETE ON workload_line
    FOR EACH ROW EXECUTE FUNCTION workload_line_kept();
"""
BACKWARDS = """
DROP TRIGGER line_kept ON workload_line;
DROP FUNCTION workload_line_kept();
DROP TRIGGER version_kept ON workload_version;
DROP FUNCTION workload_version_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("workload", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
