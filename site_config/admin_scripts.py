"""The inline scripts that Wagtail 8.0 itself writes into the admin's pages, and nothing else.

Each is a call of one known starter with nothing but data for its arguments, so that letting it run
lets nobody else's code run. See ``middleware.AdminPolicyMiddleware``.
"""

import json
import re

_STARTER = re.compile(
    r"(?:init(?:Date|Time|DateTime)Chooser|new [A-Z]\w*Chooser\w*)\((?P<arguments>.*)\);", re.DOTALL
)
_PANEL = re.compile(
    r"\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)"
    r'\(JSON\.parse\((?P<arguments>"[^"<]*")\)\);\s*\}\)\(\);'
)


def is_wagtails_own(script: str) -> bool:
    """Whether a script is one of Wagtail's starters, called with data only."""
    text = script.strip()
    found = _STARTER.fullmatch(text) or _PANEL.fullmatch(text)
    if found is None:
        return False
    try:
        json.loads(f"[{found['arguments']}]")
    except ValueError:
        return False
    return True
