import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.files.asking import SILENCE, Reply, ask, is_public


class Site(BaseHTTPRequestHandler):
    """A site on this machine; its paths say how it answers, and it remembers who came."""

    def do_HEAD(self):
        self.server.visits.append((self.command, self.path))
        status, onward = self.server.answers.get(self.path, (404, None))
        self.send_response(405 if self.path == "/bara-get" and self.command == "HEAD" else status)
        if onward:
            self.send_header("Location", onward)
        self.end_headers()

    def do_GET(self):
        self.do_HEAD()

    def log_message(self, *_words):
        """Not on the screen."""


@contextmanager
def site(**answers):
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.answers = {f"/{path.replace('_', '-')}": answer for path, answer in answers.items()}
        server.visits = []
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def at(server, path):
    return f"http://127.0.0.1:{server.server_port}/{path}"


def anywhere(_address):
    return True


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ((200, None), Reply(200, is_gone=False)),
        ((404, None), Reply(404, is_gone=True)),
        ((410, None), Reply(410, is_gone=True)),
        ((401, None), Reply(401, is_gone=False)),
        ((503, None), Reply(503, is_gone=False)),
    ],
)
def test_a_page_is_gone_only_when_its_site_says_so(answer, reply):
    with site(sida=answer) as server:
        assert ask(at(server, "sida"), allowed=anywhere) == reply
        assert server.visits == [("HEAD", "/sida")]


def test_a_site_that_knows_no_head_is_asked_for_the_page():
    with site(bara_get=(200, None)) as server:
        assert ask(at(server, "bara-get"), allowed=anywhere) == Reply(200, is_gone=False)
        assert server.visits == [("HEAD", "/bara-get"), ("GET", "/bara-get")]


def test_a_page_that_has_moved_is_followed():
    with site(gammal=(301, "/ny?a=1")) as server:
        server.answers["/ny?a=1"] = (200, None)
        assert ask(at(server, "gammal#b"), allowed=anywhere) == Reply(200, is_gone=False)


def test_a_circle_of_moves_is_left():
    with site(runt=(302, "/runt")) as server:
        assert ask(at(server, "runt"), allowed=anywhere) == SILENCE
        assert len(server.visits) == 5


@pytest.mark.parametrize("elsewhere", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/a"])
def test_a_move_out_of_the_web_is_not_followed(elsewhere):
    with site(bort=(302, elsewhere)) as server:
        assert ask(at(server, "bort"), allowed=anywhere) == SILENCE


def test_this_machine_is_never_asked_unless_a_test_allows_it():
    with site(hemligt=(200, None)) as server:
        port = server.server_port
        names = ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", str(ip_address(0))]
        assert [ask(f"http://{name}:{port}/hemligt") for name in names] == [SILENCE] * len(names)
        assert server.visits == []


def test_a_public_site_cannot_send_us_to_this_machine():
    with site(hemligt=(200, None)) as inner, site(bort=(302, at(inner, "hemligt"))) as outer:
        addresses = iter([True, False])
        assert ask(at(outer, "bort"), allowed=lambda _address: next(addresses)) == SILENCE
        assert (len(outer.visits), inner.visits) == (1, [])


def test_nobody_at_home_is_silence_and_not_the_end_of_the_page():
    with site() as server:
        closed = at(server, "sida")
    assert ask(closed, allowed=anywhere) == SILENCE


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("193.45.67.89", True),
        ("2001:6b0::1", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        (0, False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_only_the_public_internet_is_public(address, public):
    assert is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_inner_address_passes_in_new_clothes(address):
    number = int(address)
    clothes = [f"::ffff:{address}", f"2002:{number >> 16:x}:{number & 0xFFFF:x}::"]
    assert [is_public(each) for each in (address, *map(ip_address, clothes))] == [False] * 3
