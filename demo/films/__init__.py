"""Films of the demo, drawn frame by frame from small simulations."""

from .ballistics import Basketball
from .epidemic import HerdImmunity
from .reel import Reel
from .thunder import Thunder
from .typhoon import Typhoon

REELS: dict[str, type[Reel]] = {
    "typhoon": Typhoon,
    "herd-immunity": HerdImmunity,
    "thunder": Thunder,
    "basketball": Basketball,
}
__all__ = ["REELS", "Reel"]
