"""The index inside an archive of recordings: what it holds, and what it does not, and why."""

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

NAME = "index.csv"
HEAD = (
    "file",
    "started_at",
    "direction",
    "client",
    "phone",
    "manager",
    "talk_s",
    "rating",
    "tags",
    "order",
    "note",
    "recording",
)
BETWEEN = ";"
"""Between its cells, as the spreadsheets read them that write numbers with a comma: so do those of Ukraine."""
HELD = "ready"
"""In the column `recording`: the archive holds it."""
ONE_LANE = "one_lane"
"""It holds both sides, though one was wanted: they were recorded as one.

Anything else in that column is why the archive holds none, and no file is named then: one of the reasons that a call
has for it, or one of the following.
"""
FILE_MISSING = "file_missing"
"""It was kept, and its file is not there any more."""
FILE_UNREADABLE = "file_unreadable"
"""Its file could not be read to its end while the archive was made."""


def left_out_of(archive: Path) -> Counter[str]:
    """How many recordings a saved archive does not hold, by the words of its index.

    Raises:
        OSError: it cannot be read.
        zipfile.BadZipFile: it is no archive of ours, or not whole.
    """
    with zipfile.ZipFile(archive) as opened:
        try:
            text = opened.read(NAME).decode("utf-8-sig")
        except (KeyError, UnicodeDecodeError) as error:
            raise zipfile.BadZipFile(NAME) from error
    between = BETWEEN if text.startswith(HEAD[0] + BETWEEN) else ","  # a backend of before
    rows = csv.DictReader(io.StringIO(text), delimiter=between)
    return Counter((row["recording"] or "").strip() for row in rows if not row["file"])
