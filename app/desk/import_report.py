"""The rows that were left out of an import, as a CSV that a spreadsheet opens and takes for nothing but text."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.tables_out import harmless


def write_report(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the file anew.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        writer.writerows([harmless(cell) for cell in row] for row in rows)
