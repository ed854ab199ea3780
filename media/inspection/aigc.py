"""The label that says that AI made a file (GB 45438-2025): found here, kept in what is served.

The label is a small JSON object. In pictures it stands in XMP (``TC260:AIGC``) or in a PNG text
chunk named ``AIGC``; in films it is a metadata tag of that name. The rules forbid removing it.
"""

import html
import json
import re
from typing import Any

from PIL import Image

NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"
MAX_LABEL = 4096  # characters: a longer one is no label
IN_XMP = re.compile(r"<TC260:AIGC>(.*?)</TC260:AIGC>|TC260:AIGC=\"([^\"]*)\"|TC260:AIGC='([^']*)'", re.DOTALL)


def parse_label(text: Any) -> dict[str, Any]:
    """The label as an object; empty when the text is no label."""
    if not isinstance(text, str) or len(text) > MAX_LABEL:
        return {}
    try:
        label = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(label, dict):
        return {}
    return {str(key): value for key, value in label.items() if isinstance(value, str | int)}


def label_of_picture(image: Image.Image) -> dict[str, Any]:
    """The label of an opened picture; empty when it carries none."""
    label = parse_label(image.info.get("AIGC"))
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = xmp if isinstance(xmp, str) else bytes(xmp[:200_000]).decode("utf-8", "replace")
    found = IN_XMP.search(text)
    if not label and found:
        label = parse_label(html.unescape(next(group for group in found.groups() if group is not None)))
    return label


def xmp_with_label(label: dict[str, Any]) -> bytes:
    """An XMP packet that holds the label and nothing else."""
    text = html.escape(json.dumps(label, ensure_ascii=False), quote=False)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:TC260="{NAMESPACE}"><TC260:AIGC>{text}</TC260:AIGC>'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
