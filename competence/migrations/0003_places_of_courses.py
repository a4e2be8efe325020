"""Each place knows the course whose queue it stands in. The database holds that the course is that of its offer and of
its occasion, that a wished person stands on the course of the wish, and that what is cancelled stays so.
"""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
UPDATE competence_place SET course_id = occasion.course_id
FROM competence_occasion AS occasion WHERE occasion.id = occasion_id;
"""
FORWARDS = """
ALTER TABLE competence_offer ADD CONSTRAINT offer_with_course UNIQUE (id, course_id);
ALTER TABLE competence_occasion ADD CONSTRAINT occasion_with_course UNIQUE (id, course_id);
ALTER TABLE competence_unitwish ADD CONSTRAINT unit_wish_with_offer UNIQUE (id, offer_id);
ALTER TABLE competence_place ADD CONSTRAINT place_of_the_offers_course FOREIGN KEY (offer_id, course_id)
    REFERENCES competence_offer (id, course_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE competence_place ADD CONSTRAINT place_of_the_occasions_course FOREIGN KEY (occasion_id, course_id)
    REFERENCES competence_occasion (id, course_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE competence_wishedperson ADD CONSTRAINT wished_person_of_the_wishs_offer FOREIGN KEY (wish_id, offer_id)
    REFERENCES competence_unitwish (id, offer_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION competence_place_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'cancelled' AND NEW.status <> 'cancelled' THEN
        RAISE EXCEPTION 'En avbokad plats blir inte bokad igen; den som vill ha en plats anmäls på nytt.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER place_kept BEFORE UPDATE ON competence_place
    FOR EACH ROW EXECUTE FUNCTION competence_place_kept();
"""
BACKWARDS = """
DROP TRIGGER place_kept ON competence_place;
DROP FUNCTION competence_place_kept();
ALTER TABLE competence_wishedperson DROP CONSTRAINT wished_person_of_the_wishs_offer;
ALTER TABLE competence_place DROP CONSTRAINT place_of_the_occasions_course;
ALTER TABLE competence_place DROP CONSTRAINT place_of_the_offers_course;
ALTER TABLE competence_unitwish DROP CONSTRAINT unit_wish_with_offer;
ALTER TABLE competence_occasion DROP CONSTRAINT occasion_with_course;
ALTER TABLE competence_offer DROP CONSTRAINT offer_with_course;
"""


class Migration(migrations.Migration):
    dependencies = [("competence", "0002_packages")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="place",
            name="course",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="places",
                to="competence.course",
                verbose_name="kurs",
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
