"""Write the exact version of every package, transitive ones too, into `pyproject.toml`.

Run as `uv run python -m tests.pin_versions` after a dependency was added or raised.
"""

import re
import subprocess
import sys
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
_LIST = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)


def resolved() -> list[str]:
    """Ask uv for one version of everything, for all systems at once."""
    command = ["uv", "pip", "compile", str(PYPROJECT), "--group", f"{PYPROJECT}:dev", "--universal", "--no-header"]
    command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet", "--system-certs"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def with_versions(text: str, versions: list[str]) -> str:
    """Replace the list of constraints, and only it."""
    rows = "".join(f'  "{version}",\n' for version in versions if version and not version.startswith("#"))
    new, count = _LIST.subn(lambda _: f"constraint-dependencies = [\n{rows}]\n", text)
    if count != 1:
        sys.exit("pyproject.toml must hold exactly one constraint-dependencies list")
    return new


if __name__ == "__main__":
    PYPROJECT.write_text(with_versions(PYPROJECT.read_text("utf-8"), resolved()), "utf-8")
