"""What the worker does for sealed copies."""

from django.conf import settings

from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import rendered
from fyrbodal.work import job


@job("sealed.render", can_wait=True)
def render(*, copy_id: str) -> None:
    half_the_lease = settings.WORK_LEASE_SECONDS / 2  # in good time before another worker takes the job
    rendered(Copy.objects.get(pk=copy_id), within=half_the_lease)
