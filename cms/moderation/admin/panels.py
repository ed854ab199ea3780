"""The queue in short, on the first page of the admin."""

from typing import Any

from laces.components import Component

from .. import queries


class QueuePanel(Component):
    """How many wait for this reviewer, how many are late, and the five that are due first."""

    order = 10
    template_name = "moderation/admin/panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        page = queries.queue(self.user, queries.QueueFilters(mine=True), limit=5)
        return {"rows": page.items, "waiting": queries.waiting_for(self.user)}
