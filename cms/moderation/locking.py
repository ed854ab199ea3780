"""One lock for one work: every act of review takes it first, so that no two acts cross."""

from django.db import transaction
from wagtail.models import Page

from cms.works.models import Work

from .models import Review, Submission


def lock_work(work_id: int) -> Work:
    """Hold the work's page row to the end of the transaction, and read the work afresh.

    On SQLite writers queue anyway (immediate transactions); on PostgreSQL the row waits.
    Raises Work.DoesNotExist, and RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("lock_work needs an open transaction")
    list(Page.objects.select_for_update().filter(pk=work_id).values_list("pk"))
    return Work.objects.select_related("creator").get(pk=work_id)


def lock_submission(submission_id: int) -> Submission:
    """The submission, read after its work was locked. Raises Submission.DoesNotExist."""
    work_id = Submission.objects.values_list("work", flat=True).get(pk=submission_id)
    work = lock_work(work_id)
    submission = Submission.objects.select_related("revision").get(pk=submission_id)
    submission.work = work
    return submission


def lock_review(review_id: int) -> Review:
    """The review and its submission, read after their work was locked. Raises Review.DoesNotExist."""
    submission = lock_submission(Review.objects.values_list("submission", flat=True).get(pk=review_id))
    review = Review.objects.select_related("group", "claimed_by").get(pk=review_id)
    review.submission = submission
    return review
