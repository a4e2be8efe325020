"""The table of the cache, where the limits are kept, and allauth's addresses kept in line with Person.email."""

from django.core.management import call_command
from django.db import migrations


def create_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS cache")


# A person has one address and it is the login. allauth looks in a table of its own, so whoever changes the address
# (the admin backend, an import, a command) would leave the old one able to sign in and to receive reset links.
KEEP_IN_LINE = """
CREATE FUNCTION accounts_keep_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM account_emailaddress WHERE user_id = NEW.id AND email <> lower(NEW.email);
    INSERT INTO account_emailaddress (user_id, email, verified, "primary")
    VALUES (NEW.id, lower(NEW.email), false, true)
    ON CONFLICT (user_id, email) DO UPDATE SET "primary" = true;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_keep_address AFTER INSERT OR UPDATE OF email ON organisation_person
FOR EACH ROW EXECUTE FUNCTION accounts_keep_address();
INSERT INTO account_emailaddress (user_id, email, verified, "primary")
SELECT id, lower(email), false, true FROM organisation_person
ON CONFLICT (user_id, email) DO NOTHING;
"""
LEAVE_ALONE = """
DROP TRIGGER IF EXISTS accounts_keep_address ON organisation_person;
DROP FUNCTION IF EXISTS accounts_keep_address();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("organisation", "__first__"), ("account", "0009_emailaddress_unique_primary_email")]

    operations = [
        migrations.RunPython(create_cache_table, drop_cache_table),
        migrations.RunSQL(KEEP_IN_LINE, LEAVE_ALONE),
    ]
