"""Setting a drama's script as a PDF with typst and the Noto CJK typefaces."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.works.choices import LICENCES
from cms.works.models import Drama
from cms.works.scripts import acts
from site_config.identity import site_name

JSON = dict[str, Any]
TEMPLATE = Path(__file__).with_name("script.typ")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
FONTS = ("NotoSerifCJK-Regular", "NotoSerifCJK-Bold", "NotoSansCJK-Regular", "NotoSansCJK-Bold")


class FontsMissing(RuntimeError):
    """The Noto CJK typefaces are not on this machine."""

    def __init__(self) -> None:
        super().__init__("The Noto CJK typefaces are missing: install Debian's package fonts-noto-cjk.")


@lru_cache(maxsize=1)
def font_paths() -> tuple[str, ...]:
    """The folders that hold the typefaces. Raises ``FontsMissing``."""
    found = {
        name: path.parent
        for folder in FONT_FOLDERS
        if folder.is_dir()
        for path in folder.rglob("Noto*CJK*.tt[cf]")
        for name in FONTS
        if path.stem == name
    }
    if len(found) < len(FONTS):
        raise FontsMissing
    return tuple(sorted({str(folder) for folder in found.values()}))


def set_pdf(draft: JSON, *, address: str) -> bytes:
    """The PDF of a drama's draft, in Chinese.

    Args:
        draft: as ``drafts.read`` gives it.
        address: the public page, printed on the title page.

    Raises:
        FontsMissing: the typefaces are not installed.
        typst.TypstError: the template is wrong; never because of what was typed.
    """
    with override("zh-hans"):
        words = json.dumps(_inputs(draft, address), ensure_ascii=False)
    return bytes(
        typst.compile(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=list(font_paths()),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"script": words},
        )
    )


def _inputs(draft: JSON, address: str) -> JSON:
    people = [item["value"] for item in draft["cast"]]
    licence = LICENCES.get(draft["licence"])
    return {
        "title": draft["title"] or _("Untitled"),
        "authors": [item["value"]["name"] for item in draft["credits"]],
        "credits": [{name: item["value"][name] for name in ("role", "name")} for item in draft["credits"]],
        "facts": _facts(draft),
        "licence": str(licence.name) if licence else "",
        "site": site_name(),
        "address": address,
        "synopsis": draft["synopsis"],
        "cast": [one for one in people if one["part"] == "cast"],
        "crew": [one for one in people if one["part"] != "cast"],
        "script": acts(draft),
        "experiments": [item["value"] for item in draft["experiments"]],
        "labels": {
            "kind": _("Science drama"),
            "synopsis": _("Synopsis"),
            "cast": _("Cast"),
            "crew": _("Crew"),
            "science_point": _("Science point"),
            "experiments": _("Props and experiments"),
            "experiment": _("Experiment"),
            "safety": _("Safety note"),
        },
    }


def _facts(draft: JSON) -> list[str]:
    facts = []
    if draft["minutes"]:
        facts.append(_("%(minutes)d minutes") % {"minutes": draft["minutes"]})
    if draft["group"]:
        facts.append(str(Drama.Group(draft["group"]).label))
    return facts
