"""A file that a draft names is not deleted under it."""

import pytest
from django.db import transaction

from cms.answers import Refused
from cms.works.actions import save_draft
from cms.works.file_use import uses
from media.in_use import may_delete
from tests.factories import make_creator, make_picture, make_work

pytestmark = pytest.mark.django_db


def test_a_picture_that_only_a_draft_names_cannot_be_deleted():
    creator = make_creator()
    picture, other = make_picture(creator.user), make_picture(creator.user)
    work = make_work("article", creator=creator)
    body = [
        {
            "type": "picture",
            "id": "0b9f9c1e-0000-4000-8000-000000000001",
            "value": {"picture": picture.pk, "alt": "图", "caption": "", "credit": ""},
        }
    ]
    save_draft(
        actor=creator.user, work_id=work.pk, base_revision_id=work.latest_revision_id, draft={"body": body}
    )
    assert uses(picture)
    assert not uses(other)
    assert may_delete(picture).code == "in_use"
    assert may_delete(other)
    with pytest.raises(Refused), transaction.atomic():
        picture.delete()
