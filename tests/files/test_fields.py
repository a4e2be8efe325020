import pytest
from django.core.exceptions import ValidationError

from fyrbodal.files import forms
from fyrbodal.files.fields import LinkField


def test_a_link_of_a_model_is_cleaned_by_the_link_of_a_form():
    field = LinkField(blank=True).formfield()
    assert isinstance(field, forms.LinkField)
    assert [field.clean(pasted) for pasted in ("www.example.org", "")] == ["https://www.example.org", ""]


def test_case_64_a_link_of_a_model_refuses_a_script():
    with pytest.raises(ValidationError, match="En länk börjar med https:// eller http://"):
        LinkField().clean("javascript:alert(1)", None)
