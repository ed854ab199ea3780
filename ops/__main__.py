"""``./dev <verb> …``."""

import sys

from . import verbs
from .say import Fault, warn


def main(arguments: list[str]) -> int:
    """Run one verb; without any, list them."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(verbs.listing())
        return 0
    verb = verbs.VERBS.get(arguments[0])
    if verb is None:
        warn(f"no verb {arguments[0]!r}; ./dev alone lists them")
        return 2
    try:
        return verb.act(arguments[1:])
    except Fault as fault:
        warn(str(fault))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
