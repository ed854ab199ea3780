"""The virtual environment: made once, kept in step with the compiled requirements."""

import shutil
import subprocess
import sys

from . import machine, stamps
from .paths import ROOT, VENV, python
from .say import Fault, step

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


def _create() -> None:
    if not (python().exists() and _runs()):
        with step(f"making .venv with Python {sys.version.split()[0]}"):
            shutil.rmtree(VENV, ignore_errors=True)
            made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
            if made.returncode and machine.can_install():
                machine.apt_install(list(machine.VENV_MODULE.packages))
                shutil.rmtree(VENV, ignore_errors=True)
                made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, check=False)
            if made.returncode:
                raise Fault("Python's venv module is missing. On Debian, as root: apt-get install python3-venv")
    if not (VENV / "bin" / "uv").exists():
        _pip_install_uv()


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
