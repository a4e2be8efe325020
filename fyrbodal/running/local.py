"""The environment of a program on somebody's own machine: production's ways, without its certificate."""

import os
import socket
from collections.abc import Mapping
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from fyrbodal.database.folders import make_data_dir
from fyrbodal.running.ask import HOST


def environment(environ: Mapping[str, str], data_dir: Path, port: int) -> dict[str, str]:
    """What somebody has chosen stays chosen, but for the port, which was asked for just now."""
    defaults = {
        "FYRBODAL_SECRET_KEY": secret(data_dir),
        "FYRBODAL_HTTPS": "0",
        "FYRBODAL_DEMO": "1",
        "FYRBODAL_ALLOWED_HOSTS": f"{HOST} localhost",
        "FYRBODAL_SITE_URL": f"http://{HOST}:{port}",
    }
    return {**defaults, **environ, "FYRBODAL_BIND": f"{HOST}:{port}"}


def secret(data_dir: Path) -> str:
    """Made once and kept, so that sessions and signed links outlive a restart."""
    make_data_dir(data_dir)
    kept, fresh = data_dir / "secret-key", data_dir / f"secret-key-{os.getpid()}"
    fresh.touch(mode=0o600)
    fresh.write_text(get_random_secret_key())
    try:
        kept.hardlink_to(fresh)  # unlike a write, it is whole at once and yields to one that is there
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return kept.read_text()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
