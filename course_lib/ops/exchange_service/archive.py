"""Whole files in one stream: a plain tar, without compression, so that nothing in it can swell.

What is unpacked was made by a stranger: sizes are counted as declared before anything is read, and as read; there are
no links, no devices and no folders in it, and no path leads out. Pure but for the stream.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from typing import BinaryIO

from course_lib.ops.exchange_service import names
from course_lib.ops.exchange_service.refused import Refused, TooMuch

#: In bytes, and what collecting takes: what is handed in can be collected.
LARGEST_FILE, LARGEST = 16_000_000, 32_000_000
MOST_FILES = 1_000
#: An archive has a header of 512 bytes for each file, or three where its name is long, and is filled up to full blocks.
LARGEST_ARCHIVE = LARGEST + 4 * 512 * MOST_FILES + 20 * 512


def packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files, by path; the same for the same files. Raises Refused for what nobody could unpack."""
    _check_whole(len(files), sum(map(len, files.values())))
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path, data in sorted(files.items()):
            _check(path, len(data))
            entry = tarfile.TarInfo(path)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def unpacked(stream: BinaryIO) -> dict[str, bytes]:
    """The files of an archive, by path. Raises Refused, TooMuch where they are too large or too many."""
    files: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for entry in tar:
                _add(files, tar, entry)
    except Refused:
        raise
    except Exception as problem:  # of a stranger's bytes, tarfile raises what it meets, and not its own alone
        raise Refused("What came is no tar archive, or a damaged one.") from problem
    return files


def _add(files: dict[str, bytes], tar: tarfile.TarFile, entry: tarfile.TarInfo) -> None:
    """Read one file of the archive, once all that it says of itself may be."""
    if entry.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or entry.issparse():
        raise Refused("The archive holds something else than whole files, such as a link, a folder or a device.")
    _check(entry.name, entry.size)
    _check_whole(len(files) + 1, sum(map(len, files.values())) + entry.size)
    above = entry.name.split("/")
    if any("/".join(above[:depth]) in files for depth in range(1, len(above) + 1)) or any(
        path.startswith(f"{entry.name}/") for path in files
    ):
        raise Refused("Two files of the archive have one name, or one is called as another’s folder.")
    content = tar.extractfile(entry)
    data = content.read(entry.size + 1) if content else b""
    if len(data) != entry.size:
        raise Refused("A file of the archive isn’t as long as it says.")
    files[entry.name] = data


def _check(path: str, size: int) -> None:
    if not names.is_path(path):
        raise Refused("A file has a name that leads elsewhere, can’t be shown, or is too long. Give it a plain name.")
    if not 0 <= size <= LARGEST_FILE:
        raise TooMuch(
            f"A file has {size:,} bytes; {LARGEST_FILE:,} are the most. Move away what is no part of the assignment."
        )


def _check_whole(count: int, size: int) -> None:
    if count > MOST_FILES:
        raise TooMuch(f"There are more than {MOST_FILES:,} files. Move away what is no part of the assignment.")
    if size > LARGEST:
        raise TooMuch(
            f"Together the files have more than {LARGEST:,} bytes. Move away what is no part of the assignment."
        )
