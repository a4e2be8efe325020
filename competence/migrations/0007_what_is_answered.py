import django.contrib.postgres.fields
from django.db import migrations, models

CARRY_OVER = """
UPDATE competence_place
SET answered = array_remove(
    ARRAY[CASE WHEN has_evaluated THEN 'afterwards' END, CASE WHEN has_told_later THEN 'later' END], NULL
)
WHERE has_evaluated OR has_told_later
"""
CARRY_BACK = """
UPDATE competence_place SET has_evaluated = 'afterwards' = ANY(answered), has_told_later = 'later' = ANY(answered)
"""


class Migration(migrations.Migration):
    dependencies = [("competence", "0006_evaluation_answers_its_question")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="answered",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("afterwards", "efter kursen"), ("later", "tre månader senare")], max_length=30
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="besvarade frågor",
            ),
        ),
        migrations.RunSQL(CARRY_OVER, CARRY_BACK),
        migrations.RemoveField(model_name="place", name="has_evaluated"),
        migrations.RemoveField(model_name="place", name="has_told_later"),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered__contained_by", ["afterwards", "later"])), name="place_answered_known"
            ),
        ),
    ]
