import django.db.models.functions.text
import rules.contrib.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(editable=False, max_length=2000, verbose_name='adress')),
                ('host', models.CharField(editable=False, max_length=253, verbose_name='värd')),
                ('status', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='svar')),
                ('failures', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='borta, gånger i rad')),
                ('checked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='prövad')),
            ],
            options={
                'verbose_name': 'prövad länk',
                'verbose_name_plural': 'prövade länkar',
                'indexes': [models.Index(fields=['host'], name='link_check_by_host')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.MD5('url'), name='link_check_once', violation_error_message='Länken prövas redan.')],
            },
            bases=(rules.contrib.models.RulesModelMixin, models.Model),
        ),
    ]
