"""``./dev image``: build the image from the Dockerfile with buildah, run it, ask whether it is well."""

import json
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from . import machine, processes, services
from .paths import CACHE, ROOT
from .say import Fault, say, step

BASE = "localhost/kepu-debian:bookworm"
IMAGE = "localhost/guangdong-kepu:latest"
HOST = "kepu.example.org"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def main(arguments: list[str]) -> int:
    """Build; unless --no-run is given, start web server and worker in it against private services."""
    if os.geteuid() != 0:
        raise Fault(
            "./dev image needs root for buildah's chroot; elsewhere: docker build . or podman build ."
        )
    machine.require(machine.BUILDAH, machine.DEBOOTSTRAP, machine.POSTGRES, machine.REDIS)
    processes.stop_on_signals()
    try:
        _base()
        with step("building the image"):
            _build()
        size = json.loads(_said("images", "--json", IMAGE))[0]["size"]
        say(f"  {IMAGE}: {size}")
        return 0 if "--no-run" in arguments else _try()
    except processes.Stopped:
        return 130


def _base() -> None:
    """A Debian to build on. Where images can be pulled the Dockerfile's own default serves."""
    if _buildah("inspect", "--type", "image", BASE, quiet=True) == 0:
        return
    archive = CACHE / "debian-bookworm.tar"
    if not archive.exists():
        with step("making a minimal Debian with debootstrap (about 40 s, once)"):
            folder = CACHE / "debian-bookworm"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            command = [
                "debootstrap",
                "--variant=minbase",
                "--include=ca-certificates",
                "bookworm",
                str(folder),
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise Fault(f"debootstrap failed: {done.stdout.strip().splitlines()[-1]}")
            (folder / "etc/apt/sources.list.d/security.list").write_text(_security(folder))
            partial = archive.with_suffix(".new")
            subprocess.run(["tar", "-C", str(folder), "-cf", str(partial), "."], check=True)
            partial.rename(archive)
            shutil.rmtree(folder)
    container = _said("from", "scratch")
    _need("add", "--quiet", container, str(archive), "/")
    _need("commit", "--quiet", "--rm", container, BASE)


def _security(folder: Path) -> str:
    """Security updates from the same mirror that the base came from."""
    line = (folder / "etc/apt/sources.list").read_text().split()
    mirror = line[1].rstrip("/")
    return f"deb {mirror}-security bookworm-security main\n" if mirror.endswith("/debian") else ""


def _build() -> None:
    # Behind a proxy that signs for others the machine's own certificates are the ones to trust.
    inside = "/mnt/authorities.crt"
    trust = ["--volume", f"{CERTIFICATES}:{inside}:ro", "--build-arg", f"AUTHORITIES={inside}"]
    options = ["--format", "docker", "--layers", "--force-rm", "--quiet", "-t", IMAGE]
    _need("bud", *options, "--build-arg", f"BASE={BASE}", *(trust if CERTIFICATES.exists() else []), ".")


def _try() -> int:
    """Start it as production would, and ask its health from outside."""
    port = processes.free_port()
    env = {
        **services.up(("postgres", "redis")),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "PUBLIC_URL": f"https://{HOST}",
        "EMAIL_URL": "smtp://localhost:25",
        "MAIL_FROM": f"kepu@{HOST}",
        "TRUSTED_PROXIES": "1",
        "PORT": str(port),
    }
    database = f"image_{secrets.token_hex(4)}"
    env["DATABASE_URL"] = env["DATABASE_URL"].rsplit("/", 1)[0] + f"/{database}"
    _sql(f"CREATE DATABASE {database}")
    container = _said("from", IMAGE)
    children: list[subprocess.Popen[bytes]] = []
    try:
        with step("migrating in the image"):
            command = _command(container, env, "prepare", "--verbosity", "0")
            if subprocess.run(command, env=_env(), check=False).returncode:
                raise Fault("migrating in the image failed; its words are above")
        children = [processes.start(_command(container, env, role), _env()) for role in ("web", "worker")]
        return _ask_until_well(port, children)
    finally:
        processes.stop(children)
        _buildah("rm", container, quiet=True)
        _sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _ask_until_well(port: int, children: list["subprocess.Popen[bytes]"]) -> int:
    deadline = time.monotonic() + 90
    said = ""
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in children):
            raise Fault("the image's site ended by itself; its words are above")
        alive, _ = _get(port, "/healthz")
        ready, said = _get(port, "/readyz")
        if alive == 200 and ready == 200:
            home, _ = _get(port, "/")
            say(f"  /healthz 200, /readyz 200, / {home}")
            return 0 if home == 200 else 1
        time.sleep(0.5)
    raise Fault(f"the image's site did not get well: {said}")


def _get(port: int, path: str) -> tuple[int, str]:
    """As the proxy in front would ask."""
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    request = Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (URLError, OSError) as error:
        return 0, str(error)


def _command(container: str, env: Mapping[str, str], *words: str) -> list[str]:
    variables = [f"--env={key}={value}" for key, value in env.items()]
    return ["buildah", "run", *variables, container, "--", "sh", "deploy/start.sh", *words]


def _sql(statement: str) -> None:
    postgres = services.ALL["postgres"]
    url = postgres.environment()["DATABASE_URL"]
    postgres.call(["psql", "--quiet", "--no-psqlrc", "-c", statement, url])


@cache
def _env() -> dict[str, str]:
    """No engine and no namespaces, which root has anywhere; whole copies only where overlays can't be mounted."""
    env = {**os.environ, "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "overlay"}
    made = subprocess.run(
        ["buildah", "from", "scratch"], env=env, capture_output=True, text=True, check=False
    )
    container = made.stdout.strip()
    mounted = subprocess.run(["buildah", "mount", container], env=env, capture_output=True, check=False)
    if container:
        subprocess.run(["buildah", "rm", container], env=env, capture_output=True, check=False)
    usable = made.returncode == 0 and mounted.returncode == 0
    return env if usable else {**env, "STORAGE_DRIVER": "vfs"}


def _buildah(*arguments: str, quiet: bool = False) -> int:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        ["buildah", *arguments], cwd=ROOT, env=_env(), stdout=output, stderr=output, check=False
    ).returncode


def _need(*arguments: str) -> None:
    if _buildah(*arguments):
        raise Fault(f"`buildah {arguments[0]}` failed; its words are above")


def _said(*arguments: str) -> str:
    done = subprocess.run(["buildah", *arguments], env=_env(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Fault(f"`buildah {arguments[0]}` failed: {done.stderr.strip()}")
    return done.stdout.strip()
