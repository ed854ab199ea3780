"""What readers call the four kinds, and how each is drawn."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """Words and drawing of a kind. ``icon`` is path data in a box of 24 units."""

    code: str
    one: str | Promise
    many: str | Promise
    about: str | Promise
    icon: str


PERSON_ICON = "M12 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8M4 21c1-5 4-7 8-7s7 2 8 7"

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "video",
            _("Film"),
            _("Films"),
            _("Science in a few minutes, with subtitles and the words below."),
            "M3 5h18v14H3zM10 9v6l5-3z",
        ),
        Kind(
            "comic",
            _("Comic"),
            _("Comics"),
            _("Science drawn panel by panel; every picture is also described in words."),
            "M3 4h18v16H3zM3 12h18M12 4v8M15 12v8",
        ),
        Kind(
            "article",
            _("Article"),
            _("Articles"),
            _("What is known, how it is known, and where it can be looked up."),
            "M5 3h14v18H5zM8 8h8M8 12h8M8 16h5",
        ),
        Kind(
            "drama",
            _("Science play"),
            _("Science plays"),
            _("Scripts to put on stage, with what science each scene shows and how to stay safe."),
            "M4 4h16v9c0 4-4 7-8 8c-4-1-8-4-8-8zM8 9h2M14 9h2M8.5 14c2 2 5 2 7 0",
        ),
    )
}
