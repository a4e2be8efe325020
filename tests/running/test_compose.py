"""docker-compose.yml was written without a Docker to try it with: here its commands run as processes."""

import re
import shutil
import signal
from pathlib import Path

import pytest
import yaml

from fyrbodal.database import CHECKOUT, NAME
from fyrbodal.database.server import Server
from fyrbodal.running import ask
from tests.work import processes
from tests.work.processes import PATIENCE_SECONDS

compose = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
services = compose["services"]


@pytest.fixture
def environ(environ, data_dir, with_static_files):
    """A database by its address, as in production."""
    server = Server(data_dir)
    server.start()
    address = str(server.sockets).replace("/", "%2F")
    return environ | {"DATABASE_URL": f"postgres://{NAME}@{address}/{NAME}", "FYRBODAL_TRUSTED_PROXIES": "1"}


def test_its_services_are_these_and_those_of_ours_are_one_image():
    assert set(services) == {"database", "migrate", "web", "worker", "proxy"}
    assert {services[name]["image"] for name in ("migrate", "web", "worker")} == {"fyrbodal"}
    assert [name for name in services if not services[name]["init"]] == []


def test_all_that_last_but_the_proxy_say_whether_they_are_well():
    assert {name for name in services if "healthcheck" in services[name]} == {"database", "web", "worker"}


def test_no_secret_stands_in_it():
    given = services["web"]["environment"]
    assert given["FYRBODAL_SECRET_KEY"] == "${FYRBODAL_SECRET_KEY:?must be set}"
    assert given["DATABASE_URL"] == "postgres://fyrbodal:${POSTGRES_PASSWORD:?must be set}@database:5432/fyrbodal"
    assert services["database"]["environment"]["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:?must be set}"


def listens_for(sign, pid):
    caught = re.search(r"SigCgt:\t(\w+)", Path(f"/proc/{pid}/status").read_text())
    return int(caught[1], 16) >> sign - 1 & 1


def test_its_commands_prepare_serve_and_end(run, free_port, until):
    migrate = run(*services["migrate"]["command"])
    said, _ = migrate.communicate(timeout=PATIENCE_SECONDS)
    assert migrate.returncode == 0, said
    web, worker = run(*services["web"]["command"]), run(*services["worker"]["command"])
    until(lambda: ask.answers(free_port, "/redo") or web.poll() is not None)
    until(lambda: run(*services["web"]["healthcheck"]["test"][1:]).wait(PATIENCE_SECONDS) == 0)
    until(lambda: listens_for(signal.SIGTERM, worker.pid))
    until(lambda: run(*services["worker"]["healthcheck"]["test"][1:]).wait(PATIENCE_SECONDS) == 0)
    web.terminate()
    worker.terminate()
    assert (web.wait(PATIENCE_SECONDS), worker.wait(PATIENCE_SECONDS)) == (0, 0)
    assert run(*services["worker"]["healthcheck"]["test"][1:]).wait(PATIENCE_SECONDS) == 1


@pytest.mark.parametrize("name", ["web", "worker"])
def test_the_health_check_fails_when_nobody_serves(run, name):
    assert run(*services[name]["healthcheck"]["test"][1:]).wait(PATIENCE_SECONDS) == 1


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed")
def test_the_proxy_passes_requests_on(run, free_port, until, tmp_path):
    run(*services["web"]["command"])
    upstream, port = f"127.0.0.1:{free_port}", processes.free_port()
    run(
        *("caddy", "run", "--config", "deploy/Caddyfile", "--adapter", "caddyfile"),
        FYRBODAL_HOST=f"http://127.0.0.1:{port}",
        FYRBODAL_UPSTREAM=upstream,
        HOME=str(tmp_path),
    )
    until(lambda: ask.answers(port, "/halsa"))
