"""A backup is looked through whole before anything is written: what isn't as it was written is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.ops.kept.logins import Login
from course_lib.ops.kept.manifest import FORMAT, NAME, Manifest
from course_lib.ops.restored import reading

CONTENT = os.urandom(5_000)
LOGIN = Login("ana", 1001, "ana", "Ana \udcff", "/home/ana", "/bin/bash", "$y$hash", "", in_class=True)
MANIFEST = Manifest("1.0", "2026-11-30T10:00:00+00:00", "hub", "ines", "empathy", (LOGIN,))


def written(*members: tuple[tarfile.TarInfo, bytes], manifest: Manifest | bytes | None = MANIFEST) -> bytes:
    """An archive with these members and a manifest."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz", format=tarfile.PAX_FORMAT) as tar:
        for head, content in members:
            head.size = len(content)
            tar.addfile(head, io.BytesIO(content))
        if manifest is not None:
            text = manifest if isinstance(manifest, bytes) else manifest.dump()
            head = tarfile.TarInfo(NAME)
            head.size = len(text)
            tar.addfile(head, io.BytesIO(text))
    return made.getvalue()


def member(name: str = "homes/ana/\udcff\n.txt", kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type = kind
    return head


def holding(*names: str) -> Manifest:
    files = {name: (len(CONTENT), hashlib.sha256(CONTENT).hexdigest()) for name in names}
    return Manifest(MANIFEST.version, MANIFEST.made, MANIFEST.machine, "ines", "empathy", (LOGIN,), files)


def read(data: bytes) -> Manifest:
    return reading.verified(io.BytesIO(data), Path("empathy.tar.gz"))


def test_what_was_written_is_read_names_that_are_no_text_included() -> None:
    manifest = holding("homes/ana/\udcff\n.txt")

    assert read(written((member(), CONTENT), manifest=manifest)) == manifest


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"age-encryption.org/v1\n", "still encrypted"),
        (b"", "damaged, not whole"),
        (written(manifest=None), "its end is missing"),
        (written((member(), CONTENT)), r"homes/ana/.* is not as it was written"),
        (written((member(), CONTENT), manifest=holding("homes/ana/other")), "is not as it was written"),
        (written((member("../ana"), b"")), r"\.\./ana leads elsewhere"),
        (written((member("homes/../x"), b"")), "leads elsewhere"),
        (written((member("/etc/passwd"), b"")), "/etc/passwd leads elsewhere"),
        (written((member("homes/ana/p", tarfile.FIFOTYPE), b"")), "is no file, folder or link"),
        (written((member("homes/ana/p", tarfile.LNKTYPE), b"")), "is no file, folder or link"),
        (written((member("a"), CONTENT), (member("a"), CONTENT), manifest=holding("a")), "a is there twice"),
        (written(manifest=b"{}"), r"its manifest\.json can't be read"),
        (written(manifest=f'{{"format": {FORMAT + 1}}}'.encode()), "made by a newer version of the course"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",  # bytes have the time of packing in them
)
def test_anything_else_is_refused_with_why(data: bytes, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read(data)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_backup_that_was_cut_or_changed_anywhere_is_refused(share: float) -> None:
    whole = written((member(), CONTENT), manifest=holding(member().name))
    at = int(len(whole) * share)

    for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]):
        with pytest.raises(ContentError, match="Nothing was written"):
            read(damaged)


def test_a_changed_file_that_is_packed_well_is_refused_too() -> None:
    plain = gzip.decompress(written((member(), CONTENT), manifest=holding(member().name)))

    with pytest.raises(ContentError, match="is not as it was written"):
        read(gzip.compress(plain.replace(CONTENT[:40], bytes(40))))


@pytest.mark.skipif(os.geteuid() != 0, reason="a backup is root's")
@pytest.mark.parametrize(("owner", "mode"), [(61_234, 0o600), (0, 0o620), (0, 0o602)])
def test_a_file_that_others_may_have_changed_is_refused(tmp_path: Path, owner: int, mode: int) -> None:
    file = tmp_path / "empathy.tar.gz"
    file.touch()
    file.chmod(mode)
    os.chown(file, owner, -1)

    with pytest.raises(ContentError, match="others than root may have changed it"), reading.opened(file):
        pass
