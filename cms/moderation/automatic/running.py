"""Running all checks of one submission and keeping what they find."""

from django.db import transaction
from django.utils import timezone

from cms.works.models import Work

from ..models import CheckResult, ContentPrint, PrintKind, Submission
from . import checks, links, prints
from .reading import Reading, read

MAX_FINDINGS = 200  # of one submission: more is not read


def run(submission_id: int, probe: checks.Probe = links.probe) -> int:
    """Check a submission and replace what was found before; returns how much was found.

    Links are asked before the transaction opens, so that a slow host holds no lock. A submission
    that is gone is left alone.
    """
    submission = Submission.objects.select_related("revision__content_type").filter(pk=submission_id).first()
    if submission is None:
        return 0
    model = submission.revision.content_type.model_class()
    reading = read(model, submission.content)
    found = [*checks.offline(submission, reading), *checks.failing_links(reading, probe)]
    with transaction.atomic():
        if not Submission.objects.filter(pk=submission_id).exists():
            return 0
        submission.findings.all().delete()
        CheckResult.objects.bulk_create(
            CheckResult(
                submission=submission,
                code=finding.code,
                field=finding.field[:200],
                excerpt=finding.excerpt[:300],
                detail=finding.detail,
            )
            for finding in found[:MAX_FINDINGS]
        )
        _keep_prints(submission.work, reading)
        Submission.objects.filter(pk=submission_id).update(checked_at=timezone.now())
    return min(len(found), MAX_FINDINGS)


def _keep_prints(work: Work, reading: Reading) -> None:
    wanted = {(PrintKind.PARAGRAPH, digest) for digest, _place, _text in checks.paragraphs(reading)}
    files = checks.picture_files(reading)
    wanted |= {(PrintKind.PICTURE, prints.of_picture(pk, sha256)) for pk, sha256 in files.items()}
    kept = set(ContentPrint.objects.filter(work=work).values_list("kind", "digest"))
    for kind, digest in kept - {(str(kind), digest) for kind, digest in wanted}:
        ContentPrint.objects.filter(work=work, kind=kind, digest=digest).delete()
    ContentPrint.objects.bulk_create(
        [
            ContentPrint(work=work, kind=kind, digest=digest)
            for kind, digest in sorted(wanted)
            if (str(kind), digest) not in kept
        ],
        ignore_conflicts=True,
    )
