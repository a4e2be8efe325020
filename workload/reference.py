"""The three models that came with the program, to be copied by municipalities."""

from fyrbodal.loading import reference
from workload.casefile import model_as_json
from workload.figures import figures
from workload.models import Family, Version
from workload.shipped import NAMES, Shipped, shipped
from workload.staff import StaffKind
from workload.weights import Weight, as_stored

KINDS = {str(kind.label): kind for kind in StaffKind}


@reference(order=30)
def load_models() -> None:
    """A template is nobody's to change, so it says what its file says."""
    for one in map(shipped, NAMES):
        kind = KINDS[one.staff]
        family, _new = Family.objects.get_or_create(
            organisation=None, name=one.model.name, defaults={"staff_kind": kind}
        )
        said = {"definition": model_as_json(one.model), "weights": _weights(one)}
        Version.objects.update_or_create(family=family, number=1, defaults=said)


def _weights(one: Shipped) -> dict[str, dict[str, str]]:
    found = figures(one.model)
    return as_stored(
        Weight(name, found[name], ground.mark, ground.text, one.owner, one.review_on)
        for name, ground in one.grounds.items()
    )
