"""What readers are shown for the codes that publications of works store."""

from typing import Any

from cms.publishing.vocabularies import AI_USES, AUDIENCES, LICENCES, register_vocabulary

from .choices import LICENCES as OURS
from .choices import AiUse, Audience


def register() -> None:
    """Name audiences, licences and uses of AI; called when the app is ready."""
    register_vocabulary(AUDIENCES, lambda: {code: {"name": name} for code, name in Audience.choices})
    register_vocabulary(AI_USES, lambda: {code: {"name": name} for code, name in AiUse.choices})
    register_vocabulary(LICENCES, _licences)


def _licences() -> dict[str, dict[str, Any]]:
    return {code: {"name": one.name, "url": one.url or None} for code, one in OURS.items()}
