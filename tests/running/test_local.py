"""What a program on somebody's own machine is given."""

import socket
import stat

from fyrbodal.running import local


def test_the_secret_is_made_once_and_read_by_nobody_else(data_dir):
    first = local.secret(data_dir)
    assert len(first) >= 50
    assert local.secret(data_dir) == first
    assert [path.name for path in data_dir.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((data_dir / "secret-key").stat().st_mode) == 0o600


def test_it_speaks_http_at_the_port_that_was_asked_for(data_dir):
    assert local.environment({}, data_dir, 8001) == {
        "FYRBODAL_SECRET_KEY": local.secret(data_dir),
        "FYRBODAL_HTTPS": "0",
        "FYRBODAL_DEMO": "1",
        "FYRBODAL_ALLOWED_HOSTS": "127.0.0.1 localhost",
        "FYRBODAL_SITE_URL": "http://127.0.0.1:8001",
        "FYRBODAL_BIND": "127.0.0.1:8001",
    }


def test_what_somebody_has_chosen_stays_chosen(data_dir):
    assert local.environment({"FYRBODAL_SECRET_KEY": "chosen"}, data_dir, 8001)["FYRBODAL_SECRET_KEY"] == "chosen"


def test_a_port_that_somebody_listens_at_is_not_free(free_port):
    assert local.is_free(free_port)
    with socket.create_server(("127.0.0.1", free_port)):
        assert not local.is_free(free_port)
