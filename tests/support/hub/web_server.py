"""A web server in front of a hub, which has the certificate: nginx, with the block of docs/hub.md as it is there."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.support.hub.accounts import end
from tests.support.hub.running import Hub, listen
from tests.support.places import ROOT

#: nginx's own folders are the system's; here all it writes is below the place of the test.
AROUND = """daemon off;
pid {place}/nginx.pid;
error_log {place}/nginx.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    {server}
}}
"""


def documented() -> str:
    """The block that docs/hub.md gives an admin."""
    [block] = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "hub.md").read_text("utf-8"), re.DOTALL)
    return str(block)


@contextmanager
def nginx(hub: Hub, program: Path | str) -> Iterator[psutil.Popen]:
    """Run it at the address of the hub, with the certificate beside the hub's settings."""
    place, address = hub.site.parent, urlsplit(hub.url)
    said = documented()
    for written, here in {
        "listen 443 ssl": f"listen 127.0.0.1:{address.port} ssl",
        "empathy.example.org": address.hostname,
        "/etc/ssl/certs/empathy.pem": place / "hub.pem",
        "/etc/ssl/private/empathy.key": place / "hub.key",
        "127.0.0.1:800;": f"127.0.0.1:{hub.listens};",
    }.items():
        assert written in said, f"the block in docs/hub.md doesn't say {written}"
        said = said.replace(written, str(here))
    file = place / "nginx.conf"
    file.write_text(AROUND.format(place=place, server=said))
    with (place / "nginx.said").open("wb") as output:
        process = psutil.Popen([program, "-c", file, "-e", place / "nginx.log"], stdout=output, stderr=output)
    try:
        assert listen([address.port or 443], process), (place / "nginx.said").read_text()
        yield process
    finally:
        end([process, *process.children(recursive=True)])


def installed() -> str | None:
    """Where nginx is, if it is here."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
