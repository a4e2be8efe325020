"""The kinds of parts that minutes are made of, with the heading of a part that has none of its own."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    ATTENDANCE = "attendance", _("Närvaro")
    FOLLOW_UPS = "follow_ups", _("Från förra träffen")
    INFORMATION = "information", _("Information")
    ROUND = "round", _("Laget runt")
    DISCUSSION = "discussion", _("Diskussion")
    TEXT = "text", _("Text")
    FOLLOW_UP = "follow_up", _("Att följa upp")
    NEXT_MEETING = "next_meeting", _("Nästa träff")
    SECRETARY = "secretary", _("Vid pennan")
