"""A published form is never rewritten, what has been sent in stays as it was, and rows belong to one another.

Row triggers: TRUNCATE, which empties a test database, stays possible. Disposal says its name first:
SET LOCAL fyrbodal.disposal = 'on'.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION projects_disposing() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT COALESCE(current_setting('fyrbodal.disposal', true), '') = 'on'
$$;

CREATE FUNCTION projects_template_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND NOT projects_disposing() THEN
        RAISE EXCEPTION 'En publicerad rapportmall ändras inte; gör en ny version.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER template_kept BEFORE UPDATE OR DELETE ON projects_templateversion
    FOR EACH ROW EXECUTE FUNCTION projects_template_kept();

CREATE FUNCTION projects_template_section_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT projects_disposing() AND EXISTS (
        SELECT FROM projects_templateversion WHERE published_at IS NOT NULL
            AND (TG_OP <> 'INSERT' AND id = OLD.template_id OR TG_OP <> 'DELETE' AND id = NEW.template_id)
    ) THEN
        RAISE EXCEPTION 'En publicerad rapportmall ändras inte; gör en ny version.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER template_section_kept BEFORE INSERT OR UPDATE OR DELETE ON projects_templatesection
    FOR EACH ROW EXECUTE FUNCTION projects_template_section_kept();

CREATE FUNCTION projects_written_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT projects_disposing() AND EXISTS (
        SELECT FROM projects_report WHERE status IN ('submitted', 'approved')
            AND (TG_OP <> 'INSERT' AND id = OLD.report_id OR TG_OP <> 'DELETE' AND id = NEW.report_id)
    ) THEN
        RAISE EXCEPTION 'Det som är inskickat ändras inte.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER section_kept BEFORE INSERT OR UPDATE OR DELETE ON projects_section
    FOR EACH ROW EXECUTE FUNCTION projects_written_kept();
CREATE TRIGGER done_kept BEFORE INSERT OR UPDATE OR DELETE ON projects_done
    FOR EACH ROW EXECUTE FUNCTION projects_written_kept();
CREATE TRIGGER economy_row_kept BEFORE INSERT OR UPDATE OR DELETE ON projects_economyrow
    FOR EACH ROW EXECUTE FUNCTION projects_written_kept();
CREATE TRIGGER appendix_kept BEFORE INSERT OR UPDATE OR DELETE ON projects_appendix
    FOR EACH ROW EXECUTE FUNCTION projects_written_kept();

CREATE FUNCTION projects_section_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT template_id FROM projects_templatesection WHERE id = NEW.of_id)
        <> (SELECT template_id FROM projects_report WHERE id = NEW.report_id) THEN
        RAISE EXCEPTION 'Avsnittet hör till en annan rapportmall.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER section_fits BEFORE INSERT OR UPDATE OF report_id, of_id ON projects_section
    FOR EACH ROW EXECUTE FUNCTION projects_section_fits();

CREATE FUNCTION projects_done_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT grant_id FROM projects_goal WHERE id = NEW.goal_id)
        <> (SELECT grant_id FROM projects_report WHERE id = NEW.report_id) THEN
        RAISE EXCEPTION 'Målet hör till ett annat år.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER done_fits BEFORE INSERT OR UPDATE OF report_id, goal_id ON projects_done
    FOR EACH ROW EXECUTE FUNCTION projects_done_fits();

CREATE FUNCTION projects_economy_row_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM projects_economyrow AS above
        WHERE above.id = NEW.stands_under_id
            AND (above.report_id <> NEW.report_id OR above.stands_under_id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'En rad kan bara ingå i ett belopp i samma redovisning.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER economy_row_fits BEFORE INSERT OR UPDATE OF report_id, stands_under_id ON projects_economyrow
    FOR EACH ROW EXECUTE FUNCTION projects_economy_row_fits();
"""
BACKWARDS = """
DROP TRIGGER economy_row_fits ON projects_economyrow;
DROP FUNCTION projects_economy_row_fits();
DROP TRIGGER done_fits ON projects_done;
DROP FUNCTION projects_done_fits();
DROP TRIGGER section_fits ON projects_section;
DROP FUNCTION projects_section_fits();
DROP TRIGGER appendix_kept ON projects_appendix;
DROP TRIGGER economy_row_kept ON projects_economyrow;
DROP TRIGGER done_kept ON projects_done;
DROP TRIGGER section_kept ON projects_section;
DROP FUNCTION projects_written_kept();
DROP TRIGGER template_section_kept ON projects_templatesection;
DROP FUNCTION projects_template_section_kept();
DROP TRIGGER template_kept ON projects_templateversion;
DROP FUNCTION projects_template_kept();
DROP FUNCTION projects_disposing();
"""


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
