"""``./dev services``: the real parts, each private to this checkout, started and stopped at will."""

from ..say import Fault, say
from . import elasticsearch, postgres, redis, s3
from .daemon import Daemon

ALL: dict[str, Daemon] = {
    "postgres": postgres.POSTGRES,
    "redis": redis.REDIS,
    "s3": s3.S3,
    # Nothing reads it before the search does; it takes 600 MB of memory, so it starts by name only.
    "elasticsearch": elasticsearch.ELASTICSEARCH,
}
USUAL = ("postgres", "redis", "s3")


def main(arguments: list[str]) -> int:
    """``./dev services up|down|status [name …]``."""
    verb, *names = arguments or ["status"]
    if unknown := [name for name in names if name not in ALL]:
        raise Fault(f"no service {', '.join(unknown)}; there are {', '.join(ALL)}")
    match verb:
        case "up":
            up(names or USUAL)
            status(names or USUAL)
            if not names:
                say(
                    "elasticsearch is started by name: ./dev services up elasticsearch (nothing here uses it yet)"
                )
        case "down":
            for name in names or ALL:
                ALL[name].down()
        case "status":
            status(names or ALL)
        case _:
            raise Fault(f"no such thing as services {verb}; there are up, down and status")
    return 0


def up(names: tuple[str, ...] | list[str]) -> dict[str, str]:
    """Start what does not run yet. Returns the environment variables by which they are reached."""
    found: dict[str, str] = {}
    for name in names:
        ALL[name].up()
        found |= ALL[name].environment()
    return found


def status(names: tuple[str, ...] | list[str] | dict[str, Daemon]) -> None:
    """A line for each, with how to reach it."""
    for name in names:
        service = ALL[name]
        if service.is_up():
            say(
                f"{name:<14} up    "
                + "  ".join(f"{key}={value}" for key, value in service.environment().items())
            )
        else:
            say(f"{name:<14} down")
