"""What an administrator changes without code: plans, reasons, watch words; and the commands."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import log

from cms.audit.models import AuditEntry
from cms.moderation.models import Lane, Reason, ReviewPlan, Stage, Submission, WatchWord
from cms.people.roles import GROUP_NAMES, Role
from cms.publishing.models import Publication

from .factories import Office, approve, article, open_review, send

pytestmark = pytest.mark.django_db


def test_a_new_platform_has_three_stages_with_limits_and_short_ones_in_the_fast_lane() -> None:
    for lane, hours in ((Lane.USUAL, [72, 120, 48]), (Lane.FAST, [4, 8, 4])):
        stages = ReviewPlan.objects.get(kind="", lane=lane).stages.order_by("sort_order")
        assert [stage.hours for stage in stages] == hours
        assert [stage.group.name for stage in stages] == [
            GROUP_NAMES[role] for role in (Role.FORM_REVIEWER, Role.EXPERT, Role.CHIEF_EDITOR)
        ]
        assert [stage.independent for stage in stages] == [False, True, True]
        assert [stage.needs_expertise for stage in stages] == [False, True, False]
    assert (
        Reason.objects.filter(purpose="changes").exists() and WatchWord.objects.filter(word="根治").exists()
    )


def test_a_kind_can_have_a_plan_of_its_own(office: Office) -> None:
    plan = ReviewPlan.objects.create(kind="article", lane=Lane.USUAL)
    chief = Group.objects.get(name=GROUP_NAMES[Role.CHIEF_EDITOR])
    Stage.objects.create(plan=plan, code="only", name="快审", group=chief, hours=2, sort_order=0)
    submission = send(office.author, article(office.author, office.topic))
    assert open_review(submission).stage_code == "only"
    approve(office.chief, submission, at_once=True)
    assert Publication.objects.get(source_id=submission.work_id).state == "live"


def test_a_stage_that_was_added_meanwhile_is_passed_too(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    plan = ReviewPlan.objects.get(kind="", lane=Lane.USUAL)
    chief = Group.objects.get(name=GROUP_NAMES[Role.CHIEF_EDITOR])
    Stage.objects.create(plan=plan, code="law", name="法务", group=chief, hours=24, sort_order=9)
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    assert open_review(submission).stage_code == "law"


def test_the_open_stage_keeps_its_rules_when_the_plan_changes(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    before = open_review(submission)
    Stage.objects.filter(code="form").update(hours=1, independent=True)
    Stage.objects.filter(code="form", plan__lane=Lane.USUAL).delete()
    after = open_review(submission)
    assert (after.due_at, after.independent, after.stage_name) == (before.due_at, False, "形式审核")
    approve(office.form, submission)


def test_who_changed_a_setting_is_in_the_trail(office: Office) -> None:
    reason = Reason.objects.create(purpose="refusal", text="新的理由")
    log(instance=reason, action="wagtail.create", user=office.administrator)
    entry = AuditEntry.objects.get(verb="moderation.settings")
    assert entry.actor == office.administrator
    assert entry.detail == {"model": "reason", "row": str(reason.pk), "act": "wagtail.create"}


def test_the_command_publishes_what_is_due_and_reports_each(office: Office) -> None:
    submission = send(office.author, article(office.author, office.topic))
    for person in (office.form, office.expert, office.chief):
        approve(person, submission)
    out = StringIO()
    call_command("publish_due", stdout=out)
    assert not Publication.objects.filter(state="live").exists()
    Submission.objects.filter(pk=submission.pk).update(publish_at=timezone.now())
    call_command("publish_due", stdout=out)
    assert submission.title in out.getvalue()
    assert Publication.objects.get(source_id=submission.work_id).state == "live"
