"""Who asks, and may they: every page that shows people's data begins here."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol

import rules
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


class Viewer(Protocol):
    """Whoever looks: a person who has signed in, or a visitor."""

    pk: Any
    is_authenticated: Any

    def holds(self, role: Any, at: Any = None, on: Any = None) -> bool: ...
    def bodies(self, *roles: Any) -> set[Any]: ...
    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


class Visitor:
    """Somebody who has not signed in; holds nothing and sees what is open to all."""

    pk: ClassVar[None] = None
    is_authenticated: ClassVar[bool] = False

    def holds(self, role: Any, at: Any = None, on: Any = None) -> bool:
        return False

    def bodies(self, *roles: Any) -> set[Any]:
        return set()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return bool(rules.has_perm(perm, self, obj))


class Visible(Protocol):
    """A queryset or manager of people's data."""

    def visible_to(self, viewer: Any) -> Any: ...


def viewer(request: HttpRequest) -> Any:
    """Person or Visitor behind a request."""
    return request.user if request.user.is_authenticated else Visitor()


def permitted(request: HttpRequest, permission: str, queryset: Visible, **lookup: Any) -> Any:
    """The one row that `lookup` names.

    Raises Http404 if the viewer cannot see it and PermissionDenied if they see it but may not do this.
    """
    # Not get(): for a LIMIT PostgreSQL weighs every join twice, which takes longer than to read the row.
    thing: Model | None = next(iter(queryset.visible_to(viewer(request)).filter(**lookup)), None)
    if thing is None:
        raise Http404
    require(request, permission, thing)
    return thing


def require(request: HttpRequest, permission: str, thing: Any = None) -> None:
    """Raise PermissionDenied unless the viewer may; a permission nobody has defined is a programming error."""
    if not rules.perm_exists(permission):
        raise ImproperlyConfigured(f"No rule is called {permission!r}")
    if not viewer(request).has_perm(permission, thing):
        raise PermissionDenied


def open_to_all(reason: str) -> Callable[[View], View]:
    """Let visitors in to a view, for a reason that stands beside it."""

    def opened(view: View) -> View:
        view = login_not_required(view)
        view.open_because = reason  # type: ignore[attr-defined]
        return view

    return opened
