"""Parts of individual and family care, and how long somebody has been in the profession."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Area(TextChoices):
    CHILDREN_YOUTH = "children_youth", _("barn och unga")
    SUBSTANCE_ABUSE = "substance_abuse", _("missbruk")
    INCOME_SUPPORT = "income_support", _("försörjningsstöd")
    EKB = "ekb", _("ensamkommande barn")
    OTHER = "other", _("annat")


class Step(TextChoices):
    """The labels are the plan's own; from which day somebody is on a step is said by steps.py."""

    INTRODUCTION = "introduction", _("0–2 år i yrket")
    DEEPENING = "deepening", _("3–5 år i yrket")
    EXPERIENCED = "experienced", _("mer än 5 år i yrket")
    SUPERVISORS = "supervisors", _("första linjens arbetsledare")


class Target(TextChoices):
    AUTHORITY = "authority", _("myndighetsutövning")
    TREATMENT = "treatment", _("utförare")
    EKB = "ekb", _("ensamkommande barn")
    SUBSTANCE_ABUSE = "substance_abuse", _("missbruk")
    SUPERVISORS = "supervisors", _("arbetsledare")
