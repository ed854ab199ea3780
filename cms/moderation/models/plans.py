"""What an administrator sets: the stages for each kind and lane, reasons, watch words, experts."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cms.works.editable import MODELS


class Lane(models.TextChoices):
    """How fast a work is reviewed: each lane has its own plan."""

    USUAL = "usual", _("Usual")
    FAST = "fast", _("Fast (emergencies)")


class ReviewPlan(ClusterableModel):
    """The stages that works of one kind pass through in one lane. ``kind`` empty: any kind without its own."""

    kind = models.CharField(_("kind"), max_length=16, blank=True)
    lane = models.CharField(_("lane"), max_length=8, choices=Lane.choices, default=Lane.USUAL)

    class Meta:
        verbose_name = _("review plan")
        verbose_name_plural = _("review plans")
        ordering = ["kind", "-lane"]
        constraints = [models.UniqueConstraint(fields=["kind", "lane"], name="one_plan_per_lane")]

    def __str__(self) -> str:
        model = MODELS.get(self.kind)
        kind = model._meta.verbose_name if model else self.kind or _("Any kind without a plan of its own")
        return f"{kind} · {self.get_lane_display()}"


class Stage(Orderable):
    """One stage: who may decide, by when, and whether they must be strangers to the work."""

    plan = ParentalKey(ReviewPlan, on_delete=models.CASCADE, related_name="stages")
    code = models.SlugField(_("code"), max_length=16)  # "form", "science", "final"
    name = models.CharField(_("name"), max_length=30)  # 形式审核
    group = models.ForeignKey(Group, verbose_name=_("decided by"), on_delete=models.PROTECT, related_name="+")
    hours = models.PositiveIntegerField(_("time limit in hours"), default=72)
    needs_expertise = models.BooleanField(_("only experts of the topic"), default=False)
    independent = models.BooleanField(_("nobody of the creator's organisation"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="stage_once_per_plan")]

    def __str__(self) -> str:
        return self.name


class Reason(models.Model):
    """A reason to ask for changes or to refuse, from the list that an administrator keeps."""

    class For(models.TextChoices):
        CHANGES = "changes", _("Ask for changes")
        REFUSAL = "refusal", _("Refuse")
        TAKEDOWN = "takedown", _("Take down")

    purpose = models.CharField(_("purpose"), max_length=16, choices=For.choices)
    text = models.CharField(_("text"), max_length=200)
    position = models.PositiveIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["purpose", "position", "id"]

    def __str__(self) -> str:
        return self.text


class WatchWord(models.Model):
    """A word that reviewers should look at where it stands."""

    word = models.CharField(_("word"), max_length=60, unique=True)
    advice = models.CharField(_("what to check"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("watch word")
        verbose_name_plural = _("watch words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class Expertise(models.Model):
    """That a reviewer is an expert of a topic and of all that is under it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="expertise",
    )
    topic = models.ForeignKey(
        "works.Topic", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="experts"
    )

    class Meta:
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="expertise_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.topic}"


class Affiliation(models.Model):
    """That a reviewer belongs to an organisation, beside the one of their own creator's profile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="affiliations",
    )
    organisation = models.ForeignKey(
        "people.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="affiliation_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class Substitution(models.Model):
    """While ``user`` is away, ``substitute`` may do what they may, under their own name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is away"),
        on_delete=models.CASCADE,
        related_name="substitutions",
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("substitute"), on_delete=models.CASCADE, related_name="+"
    )
    starts = models.DateTimeField(_("away from"))
    ends = models.DateTimeField(_("away until"))

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.substitute}"
