import django.db.models.deletion
import django.utils.timezone
import rules.contrib.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(editable=False, max_length=120, verbose_name='filnamn')),
                ('content_type', models.CharField(editable=False, max_length=100, verbose_name='filtyp')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='storlek i byte')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='kontrollsumma')),
                ('path', models.CharField(editable=False, max_length=40, unique=True, verbose_name='plats på disken')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='uppladdad')),
                ('uploaded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uploads', to=settings.AUTH_USER_MODEL, verbose_name='uppladdad av')),
            ],
            options={
                'verbose_name': 'fil',
                'verbose_name_plural': 'filer',
                'indexes': [models.Index(fields=['uploaded_by', 'uploaded_at'], name='upload_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='upload_not_empty', violation_error_message='Filen är tom.'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='upload_digest_is_hex', violation_error_message='Kontrollsumman ska vara 64 hexadecimala tecken.'), models.CheckConstraint(condition=models.Q(('path__regex', '^[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}$')), name='upload_path_is_random', violation_error_message='En fil ligger under ett slumpat namn.')],
            },
            bases=(rules.contrib.models.RulesModelMixin, models.Model),
        ),
    ]
