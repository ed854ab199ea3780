"""What the machine itself must have, and how to get it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .say import Fault, say


@dataclass(frozen=True)
class Tool:
    """A program (or file) that Debian has: what it is for, what shows that it is there, its packages."""

    name: str
    purpose: str
    packages: tuple[str, ...]
    programs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def is_here(self) -> bool:
        """Whether everything that shows it is there, is."""
        return all(shutil.which(program) for program in self.programs) and all(
            any(Path("/").glob(pattern.lstrip("/"))) for pattern in self.files
        )


FFMPEG = Tool("ffmpeg", "films", ("ffmpeg",), ("ffmpeg", "ffprobe"))
FONTS = Tool(
    "Chinese type",
    "scripts as PDF and screenshots",
    ("fonts-noto-cjk",),
    files=("/usr/share/fonts/**/NotoSansCJK*",),
)
POPPLER = Tool("pdftoppm", "attachments' first pages", ("poppler-utils",), ("pdftoppm",))
CHROMIUM = Tool("Chromium", "browser tests", ("chromium",), ("chromium",))
POSTGRES = Tool(
    "PostgreSQL 15 or newer", "tests", ("postgresql",), files=("/usr/lib/postgresql/*/bin/initdb",)
)
REDIS = Tool("Redis", "tests", ("redis-server",), ("redis-server",))
JAVA = Tool("Java 17", "Elasticsearch", ("openjdk-17-jre-headless",), ("java",))
MAVEN = Tool("Maven", "fetching Elasticsearch", ("maven",), ("mvn",))
BUILDAH = Tool("buildah", "the image", ("buildah",), ("buildah",))
DEBOOTSTRAP = Tool("debootstrap", "the image's base", ("debootstrap",), files=("/usr/sbin/debootstrap",))
GETTEXT = Tool(
    "gettext", "gathering texts for translation", ("gettext",), ("xgettext", "msgmerge", "msguniq")
)
VENV_MODULE = Tool("Python's venv", "the environment", ("python3-venv",))


def require(*tools: Tool) -> None:
    """Have these on the machine: as root on Debian install what is missing, else say what and how."""
    missing = [tool for tool in tools if not tool.is_here()]
    if not missing:
        return
    packages = [package for tool in missing for package in tool.packages]
    if can_install():
        say(f"· installing from Debian: {' '.join(packages)}")
        apt_install(packages)
        missing = [tool for tool in tools if not tool.is_here()]
    if missing:
        names = "; ".join(f"{tool.name} is missing ({tool.purpose})" for tool in missing)
        raise Fault(f"{names}. On Debian, as root: apt-get install {' '.join(packages)}")


def can_install() -> bool:
    """Whether this is root on a Debian."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    """Install Debian's packages quietly; a Fault with apt's last line when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    # A fresh machine has no lists, an old one has stale lists: try, refresh, try again.
    for command in (install, ["apt-get", "update", "-qq"], install):
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if command is install and result.returncode == 0:
            return
    last = (result.stderr.strip() or result.stdout.strip() or "no output").splitlines()[-1]
    raise Fault(f"apt-get install {' '.join(packages)} failed: {last}")
