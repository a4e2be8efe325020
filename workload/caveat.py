"""The sentence that stands beside every figure."""

from django.utils.translation import gettext_lazy

CAVEAT = gettext_lazy(
    "Siffran säger hur mycket tid arbetet väntas ta, inte hur bra det blir gjort. Den är ett underlag för samtalet."
)
