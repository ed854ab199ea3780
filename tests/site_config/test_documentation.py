"""The table of environment variables is the code's."""

import re
from pathlib import Path

from site_config.settings.environment import env

ROOT = Path(__file__).parents[2]


def test_operations_names_every_environment_variable_and_no_other() -> None:
    text = (
        (ROOT / "docs" / "operations.md")
        .read_text()
        .partition("## Environment variables")[2]
        .partition("\n## ")[0]
    )
    assert set(re.findall(r"^\| `([A-Z0-9_]+)` \|", text, re.MULTILINE)) == set(env.scheme)


def test_no_other_code_reads_the_environment() -> None:
    """What is not in the table is read nowhere: the rooms ask settings, never os.environ."""
    asks = re.compile(r"os\.environ|os\.getenv|getenv\(")
    allowed = {
        "media/ffmpeg.py",  # the PATH of the programs that it runs
        "site_config/settings/test.py",  # which database and folder a run of the suite has
        "site_config/wsgi.py",  # which settings
    }
    found = {
        str(path.relative_to(ROOT))
        for room in ("cms", "demo", "frontend", "media", "search", "site_config")
        for path in (ROOT / room).rglob("*.py")
        if asks.search(path.read_text())
    }
    assert found <= allowed
