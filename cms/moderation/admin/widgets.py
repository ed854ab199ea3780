"""Widgets of the review forms."""

from typing import Any

from django import forms


class MomentInput(forms.DateTimeInput):
    """A date and time, chosen with the browser's own control: it works on phones and without scripts."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
