"""What the public sees of a work, in the shape of ``docs/publication.md``."""

from .build import build, build_live, live_ids, live_revisions, public_reason

__all__ = ["build", "build_live", "live_ids", "live_revisions", "public_reason"]
