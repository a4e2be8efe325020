"""What is let out of each month, and of whom it was made."""

import datetime
import django.db.models.deletion
import django.utils.timezone
import fyrbodal.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0001_initial'),
        ('workload', '0004_kept_for_a_while'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month_on', models.DateField(unique=True, verbose_name='månad')),
                ('counted', models.JSONField(default=dict, editable=False)),
                ('released_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='fastställd')),
            ],
            options={
                'verbose_name': 'månad som är fastställd',
                'verbose_name_plural': 'månader som är fastställda',
            },
        ),
        migrations.CreateModel(
            name='Released',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_kind', fyrbodal.fields.ChoiceField(blank=True, choices=[('treatment', 'utförare'), ('authority', 'myndighetsutövning'), ('other', 'annan personal')], max_length=30, verbose_name='personal')),
                ('sheets', models.PositiveIntegerField(verbose_name='mätblad')),
                ('staff', models.PositiveIntegerField(verbose_name='anställda')),
                ('measure', fyrbodal.fields.ChoiceField(choices=[('hours', 'timmar'), ('points', 'poäng'), ('index', 'index, olika modeller')], max_length=30, verbose_name='mått')),
                ('load', models.DecimalField(decimal_places=2, max_digits=20, null=True, verbose_name='belastning')),
                ('model_effect', models.DecimalField(decimal_places=2, max_digits=20, null=True, verbose_name='modellen')),
                ('case_mix_effect', models.DecimalField(decimal_places=2, max_digits=20, null=True, verbose_name='ärendena')),
                ('capacity_effect', models.DecimalField(decimal_places=2, max_digits=20, null=True, verbose_name='tiden')),
            ],
            options={
                'verbose_name': 'fastställd siffra',
                'verbose_name_plural': 'fastställda siffror',
            },
        ),
        migrations.CreateModel(
            name='Typical',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', fyrbodal.fields.ChoiceField(choices=[('hours', 'timmar'), ('points', 'poäng'), ('index', 'index, olika modeller')], max_length=30, verbose_name='mått')),
                ('activity', models.CharField(max_length=60, verbose_name='insats')),
                ('label', models.CharField(max_length=200, verbose_name='kallas')),
                ('sheets', models.PositiveIntegerField(verbose_name='mätblad')),
                ('weekly', models.DecimalField(decimal_places=2, max_digits=20, verbose_name='i veckan')),
            ],
            options={
                'verbose_name': 'vad en insats väger',
                'verbose_name_plural': 'vad insatser väger',
            },
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('month_on__day', 1)), name='release_month_begins_on_the_first'),
        ),
        migrations.AddField(
            model_name='released',
            name='place',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body', verbose_name='var'),
        ),
        migrations.AddField(
            model_name='released',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='workload.release'),
        ),
        migrations.AddField(
            model_name='typical',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.organisation'),
        ),
        migrations.AddField(
            model_name='typical',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='typicals', to='workload.release'),
        ),
        migrations.AddConstraint(
            model_name='released',
            constraint=models.UniqueConstraint(fields=('release', 'place', 'staff_kind'), name='released_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='released',
            constraint=models.CheckConstraint(condition=models.Q(('sheets__gte', 5)), name='released_of_five_or_more'),
        ),
        migrations.AddConstraint(
            model_name='released',
            constraint=models.CheckConstraint(condition=models.Q(('staff_kind__in', ['treatment', 'authority', 'other', ''])), name='released_staff_kind_known', violation_error_message='Välj ett av alternativen.'),
        ),
        migrations.AddConstraint(
            model_name='released',
            constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['hours', 'points', 'index'])), name='released_measure_known', violation_error_message='Välj ett av alternativen.'),
        ),
        migrations.AddConstraint(
            model_name='typical',
            constraint=models.UniqueConstraint(fields=('release', 'organisation', 'measure', 'activity'), name='typical_once'),
        ),
        migrations.AddConstraint(
            model_name='typical',
            constraint=models.CheckConstraint(condition=models.Q(('sheets__gte', 5)), name='typical_of_five_or_more'),
        ),
        migrations.AddConstraint(
            model_name='typical',
            constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['hours', 'points', 'index'])), name='typical_measure_known', violation_error_message='Välj ett av alternativen.'),
        ),
    ]
