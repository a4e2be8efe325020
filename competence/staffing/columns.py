"""What the survey asks of each unit."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Column(TextChoices):
    POSTS = "posts", _("tjänster i myndighetsutövning")
    DEGREE = "degree", _("socionomer")
    OTHER_EDUCATION = "other_education", _("annan utbildning")
    CONSULTANTS = "consultants", _("konsulter")
    UNDER_TWO = "years_0_2", _("0–2 år inom barn och unga")
    TWO_TO_FIVE = "years_2_5", _("2–5 år inom barn och unga")
    OVER_FIVE = "years_over_5", _("mer än 5 år inom barn och unga")
    VACANT = "vacant", _("vakanta tjänster")
    RELIEF = "relief", _("administrativ avlastning")
