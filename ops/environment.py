"""The virtual environment: made once, kept in step with the compiled requirements."""

import re
import shutil
import subprocess
import sys

from . import machine, stamps
from .paths import ROOT, VENV, python
from .say import Fault, step, warn

UV = "uv==0.13.9"
COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--no-emit-index-url", "--no-annotate", "--python-version", "3.11",
    "--custom-compile-command", "./dev requirements",
)  # fmt: skip


def ensure(*, development: bool = False) -> None:
    """Have ``.venv`` with what the site needs, or with the development tools too."""
    name = "development" if development or stamps.fresh("wanted", "development") else "site"
    lock = ROOT / ("requirements-dev.txt" if name == "development" else "requirements.txt")
    value = stamps.digest([lock], sys.version)
    if python().exists() and stamps.fresh("environment", value):
        return
    _create()
    with step(f"installing {lock.name}"):
        _uv("pip", "install", "--quiet", "--python", str(python()), "-r", str(lock))
    stamps.stamp("environment", value)
    stamps.stamp("wanted", name)


def compile_requirements(*, upgrade: bool) -> None:
    """Write requirements.txt and requirements-dev.txt anew from their ``.in`` files."""
    _create()
    for name in ("requirements", "requirements-dev"):
        extra = ["--upgrade"] if upgrade else []
        _uv(*COMPILE, *extra, f"{name}.in", "-o", f"{name}.txt")


def requirements_differ() -> int:
    """1 when a compiled file lacks a package that its .in names, or holds a version that the .in forbids."""
    names = ["requirements", "requirements-dev"]
    for name in names:
        command = [
            str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--dry-run", "--offline", "--python", str(python()),
            "-r", f"{name}.in", "-c", f"{name}.txt",
        ]  # fmt: skip
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            warn(f"{name}.txt does not follow from {name}.in: ./dev requirements")
            return 1
    pinned = {
        line.partition("==")[0].lower() for line in (ROOT / "requirements-dev.txt").read_text().splitlines()
    }
    for name in names:
        for line in (ROOT / f"{name}.in").read_text().splitlines():
            wanted = re.match(r"[A-Za-z0-9._-]+", line)
            if wanted and not line.startswith("-") and wanted[0].lower() not in pinned:
                warn(f"{wanted[0]} is in {name}.in and not in {name}.txt: ./dev requirements")
                return 1
    return 0


def _create() -> None:
    if not (python().exists() and _runs()):
        with step(f"making .venv with Python {sys.version.split()[0]}"):
            shutil.rmtree(VENV, ignore_errors=True)
            made = _venv()
            if made and machine.can_install():
                machine.apt_install(list(machine.VENV_MODULE.packages))
                shutil.rmtree(VENV, ignore_errors=True)
                made = _venv()
            if made:
                raise Fault(
                    "Python's venv module is missing. On Debian, as root: apt-get install python3-venv"
                )
    if not (VENV / "bin" / "uv").exists():
        _pip_install_uv()


def _venv() -> int:
    return subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, check=False
    ).returncode


def _runs() -> bool:
    """An environment that was moved, or whose Python was removed, has a dead link."""
    return subprocess.run([str(python()), "-c", ""], capture_output=True, check=False).returncode == 0


def _pip_install_uv() -> None:
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV]
    if subprocess.run(command, check=False).returncode:
        raise Fault(f"could not install {UV}: is the package registry reachable?")


def _uv(*arguments: str) -> None:
    command = [str(VENV / "bin" / "uv"), *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Fault(f"`uv {' '.join(arguments[:2])}` failed; its last lines are above")
