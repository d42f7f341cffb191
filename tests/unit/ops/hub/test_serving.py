"""No hub starts with passwords in clear, or with one origin for all where nobody said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.serving import letters, require
from course_lib.ops.hub.site import Site

FILES = 'certificate = "/etc/ssl/hub.pem"\nkey = "/etc/ssl/hub.key"\n'
NAMED = 'address = "https://empathy.example.org"\n'


@pytest.mark.parametrize(
    "text",
    [
        "",
        NAMED + FILES + 'listen = "0.0.0.0:443"',
        NAMED + 'certificate_in_front = true\nlisten = "127.0.0.1:800"',
        'address = "http://127.0.0.1:8000"\nown_addresses = false',
        'address = "http://hub.localhost:8000/teach"',
    ],
    ids=["a trial", "a certificate", "a certificate in front", "one address", "a path"],
)
def test_a_hub_that_nobody_listens_to_starts(text: str) -> None:
    require(Site.of(text))


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        (NAMED, "address", "it says https, and there is no certificate"),
        (NAMED + 'certificate = "/hub.pem"', "key", "a certificate and its key go together"),
        (NAMED + 'key = "/hub.key"', "certificate", "a certificate and its key go together"),
        (NAMED + FILES + "certificate_in_front = true", "certificate_in_front", "either here or with the web server"),
        ('address = "http://empathy.example.org"', "address", "is reached from other machines, and passwords"),
        ('address = "http://10.0.0.7:8000"\nown_addresses = false', "address", "passwords would be in clear"),
        ('listen = "0.0.0.0:8000"', "listen", "0.0.0.0 is open to other machines"),
        ('listen = "[::]:8000"', "listen", ":: is open to other machines"),
        (NAMED + 'certificate_in_front = true\nlisten = "0.0.0.0:80"', "listen", "is open to other machines"),
        (FILES, "address", "it must begin with https://"),
        ('address = "http://127.0.0.1:8000"', "address", "each student gets an address of their own below it"),
        ('address = "http://localhost:8000"', "address", "Take a name with a dot"),
    ],
)
def test_what_would_be_in_clear_or_shared_is_refused(text: str, key: str, says: str) -> None:
    [(where, what)] = letters(Site.of(text))

    assert where == key
    assert says in what


def test_the_letter_names_the_file_and_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site.toml").write_text(f'group = "class"\n{NAMED}')
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))

    with pytest.raises(ContentError, match=r"site\.toml:2: address: it says https"):
        require(Site.of(NAMED))
