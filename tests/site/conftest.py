"""What this room's tests start from."""

import pytest

from .publications import put_terms


@pytest.fixture
def terms(db: None) -> None:
    """A topic within another, a creator, an organisation and a series are public."""
    put_terms()
