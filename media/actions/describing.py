"""The words of a picture, and the point of it that must stay in sight."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.audit.actions import record

from ..inspection import Unacceptable
from ..models import Picture
from ..rules import may_change

MAX_ALT = 300  # characters
_POINT = 0.2  # of the shorter side: how large the area around the point is


@transaction.atomic
def describe_picture(*, picture: Picture, actor: Any, alt: str, focal: tuple[float, float] | None) -> Picture:
    """Set what a picture shows in words, and its focal point. The file stays as it is.

    Args:
        alt: alternative text.
        focal: shares of width and height, 0 to 1; None: the middle.

    Raises:
        Refused: the account may not change this picture.
        Unacceptable: the text is too long, or the point is not in the picture.
    """
    may_change(actor, picture).require()
    alt = " ".join(alt.split())
    if len(alt) > MAX_ALT:
        raise Unacceptable("too_long", _("At most %(limit)d characters."), limit=MAX_ALT)
    picture.alt = alt
    if focal is None:
        picture.focal_point_x = picture.focal_point_y = None
        picture.focal_point_width = picture.focal_point_height = None
    else:
        x, y = focal
        if not (0 <= x <= 1 and 0 <= y <= 1):
            raise Unacceptable("no_point", _("This point is not in the picture."))
        side = max(1, round(min(picture.width, picture.height) * _POINT))
        picture.focal_point_x, picture.focal_point_y = round(x * picture.width), round(y * picture.height)
        picture.focal_point_width = picture.focal_point_height = side
    picture.save(
        update_fields=["alt", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"]
    )
    record(actor=actor, verb="media.describe_picture", subject=picture)
    return picture
