import django.db.models.deletion
import django.utils.timezone
import fyrbodal.fields
import rules.contrib.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(editable=False, max_length=60, verbose_name='slag')),
                ('thing_kind', models.CharField(editable=False, max_length=80, verbose_name='sakens slag')),
                ('thing_id', models.CharField(editable=False, max_length=40, verbose_name='sakens nyckel')),
                ('number', models.PositiveIntegerField(editable=False, verbose_name='utgåva')),
                ('audience', fyrbodal.fields.ChoiceField(choices=[('participants', 'deltagare'), ('concerned', 'berörda'), ('public', 'alla')], editable=False, max_length=30, verbose_name='för vem')),
                ('title', models.CharField(editable=False, max_length=250, verbose_name='rubrik')),
                ('content', models.TextField(editable=False, verbose_name='innehåll, JSON')),
                ('html', models.TextField(editable=False, verbose_name='innehåll, HTML')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='kontrollsumma')),
                ('sealed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='förseglad')),
                ('sealed_by_name', models.CharField(editable=False, max_length=120, verbose_name='förseglad av, namnet då')),
                ('body', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='organisation.body', verbose_name='hör till')),
                ('sealed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='sealed_copies', to=settings.AUTH_USER_MODEL, verbose_name='förseglad av')),
            ],
            options={
                'verbose_name': 'förseglat exemplar',
                'verbose_name_plural': 'förseglade exemplar',
            },
            bases=(rules.contrib.models.RulesModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf', models.BinaryField(verbose_name='PDF')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='storlek i byte')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='kontrollsumma')),
                ('rendered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='framställd')),
                ('copy', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='rendering', to='sealed.copy', verbose_name='exemplar')),
            ],
            options={
                'verbose_name': 'framställd PDF',
                'verbose_name_plural': 'framställda PDF:er',
            },
            bases=(rules.contrib.models.RulesModelMixin, models.Model),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.UniqueConstraint(fields=('thing_kind', 'thing_id', 'number', 'audience'), name='copy_once', violation_error_message='Den utgåvan är redan förseglad för de läsarna.'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='copy_digest_is_hex', violation_error_message='Kontrollsumman ska vara 64 hexadecimala tecken.'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='copy_numbered_from_one', violation_error_message='Utgåvor numreras från 1.'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.CheckConstraint(condition=models.Q(('audience__in', ['participants', 'concerned', 'public'])), name='copy_audience_known', violation_error_message='Välj ett av alternativen.'),
        ),
        migrations.AddConstraint(
            model_name='rendering',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='rendering_digest_is_hex', violation_error_message='Kontrollsumman ska vara 64 hexadecimala tecken.'),
        ),
    ]
