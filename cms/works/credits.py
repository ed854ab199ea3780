"""Credits that name a creator of the work refer to the creator.

Bound while the name is the same, so that a later change of the creator's name, or an account
that is closed, is followed wherever the credit is shown.
"""

from typing import TYPE_CHECKING, Any

from wagtail.blocks import StreamValue

if TYPE_CHECKING:
    from .models import Work

JSON = dict[str, Any]


def bind(work: "Work", before: list[JSON]) -> None:
    """Bind every credit of ``work`` (in memory) that names one of its creators. One query.

    Args:
        before: the credits as they were saved last; a line that did not change keeps its creator.
    """
    known = {work.creator.name: work.creator_id}
    if work.pk:
        confirmed = work.coauthorships.filter(state="confirmed", creator__isnull=False)
        known.update(confirmed.values_list("creator__name", "creator"))
    kept = {item["id"]: item["value"] for item in before}
    bound = []
    for item in work.credits.get_prep_value():
        value = dict(item["value"])
        was = kept.get(item["id"], {})
        if value["name"] in known:
            value["creator"] = known[value["name"]]
        elif was.get("name") == value["name"]:
            value["creator"] = was.get("creator")
        else:
            value["creator"] = None
        bound.append({**item, "value": value})
    work.credits = StreamValue(work._meta.get_field("credits").stream_block, bound, is_lazy=True)
