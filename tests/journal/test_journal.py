"""The journal is written once, with the act or not at all."""

import pytest
from django.db import IntegrityError, transaction

from fyrbodal import journal
from fyrbodal.journal.models import Entry


def test_a_line_says_who_did_what_to_what(anna, bim):
    journal.record(anna, "planned", bim, number=1)
    [entry] = Entry.objects.about(bim)
    assert (entry.by_id, entry.by_name, entry.verb, entry.thing_name) == (anna.pk, "Anna Lind", "planned", "BIM")
    assert entry.details == {"number": 1}


def test_what_the_program_does_by_itself_has_no_person(bim):
    journal.record(None, "reminded", bim)
    assert Entry.objects.get().by_name == "systemet"


@pytest.mark.parametrize("tamper", [lambda rows: rows.update(verb="other"), lambda rows: rows.delete()])
def test_the_database_refuses_to_change_or_delete_a_line(anna, bim, tamper):
    journal.record(anna, "planned", bim)
    with pytest.raises(IntegrityError, match="Det som står i journalen ändras inte"), transaction.atomic():
        tamper(Entry.objects.all())
    assert Entry.objects.get().verb == "planned"


def test_a_line_goes_back_with_the_act(anna, bim):
    with transaction.atomic():
        journal.record(anna, "planned", bim)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


def test_a_line_outlives_what_it_is_about(anna, bou):
    journal.record(anna, "planned", bou)
    bou.delete()
    assert Entry.objects.get().thing_name == "BoU utförare"


def test_only_administrators_read_it(gunnar, anna, olof, bim):
    journal.record(anna, "planned", bim)
    seen = {who.name: Entry.objects.visible_to(who).count() for who in (gunnar, anna, olof)}
    assert seen == {"Gunnar Tall": 1, "Anna Lind": 0, "Olof Utanför": 0}
