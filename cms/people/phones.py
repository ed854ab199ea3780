"""Telephone numbers as people in Guangdong write them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOBILE = re.compile(r"^1[3-9]\d{9}$")  # mainland mobile numbers: eleven digits
LANDLINE = re.compile(r"^0\d{2,3}-?\d{7,8}$")  # area code and number
ABROAD = re.compile(r"^\+[1-9]\d{6,14}$")  # E.164, Hong Kong and Macau among them
FILLERS = re.compile(r"[\s()（）\-—]+")
FULL_WIDTH = str.maketrans("０１２３４５６７８９＋", "0123456789+")


def clean_phone(text: str) -> str:
    """The number without spaces and strokes; ``+86`` before a mobile number goes.

    Raises:
        ValidationError: when it is no telephone number.
    """
    number = FILLERS.sub("", text.translate(FULL_WIDTH))
    if number.startswith("+86") and MOBILE.match(number[3:]):
        number = number[3:]
    if any(pattern.match(number) for pattern in (MOBILE, LANDLINE, ABROAD)):
        return number
    raise ValidationError(_("This is not a telephone number."), code="phone")
