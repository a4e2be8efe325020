from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workload", "0002_kept_as_published")]

    operations = [
        migrations.AddField(
            "sheet",
            "returned_because",
            models.CharField(
                blank=True, editable=False, max_length=300, verbose_name="ord på vägen när det skickades tillbaka"
            ),
        )
    ]
