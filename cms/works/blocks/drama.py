"""Blocks of a science drama: acts and scenes, cast, experiments, photos, performances."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import PictureBlock


class SpeechBlock(blocks.StructBlock):
    """What a role says."""

    role = blocks.CharBlock(label=_("Character"), max_length=30)
    manner = blocks.CharBlock(label=_("Tone or gesture"), max_length=60, required=False)  # （笑着）
    words = blocks.TextBlock(label=_("What is said"), max_length=2000)

    class Meta:
        label = _("Speech")
        icon = "openquote"


class DirectionBlock(blocks.TextBlock):
    """What happens on the stage."""

    class Meta:
        label = _("Stage direction")
        icon = "view"


class SceneLines(blocks.StreamBlock):
    """Speeches and stage directions in order."""

    speech = SpeechBlock()
    direction = DirectionBlock(max_length=1000)


class SceneBlock(blocks.StructBlock):
    """A scene, with the point of science that it makes."""

    title = blocks.CharBlock(label=_("Title of the scene"), max_length=80)
    place = blocks.CharBlock(label=_("Place and time"), max_length=120, required=False)
    science_point = blocks.TextBlock(label=_("Science point"), max_length=500, required=False)
    lines = SceneLines(label=_("Lines"), required=False)

    class Meta:
        label = _("Scene")
        icon = "list-ul"


class ActBlock(blocks.StructBlock):
    """An act with its scenes."""

    title = blocks.CharBlock(label=_("Title of the act"), max_length=80)
    scenes = blocks.ListBlock(SceneBlock(), label=_("Scenes"), required=False)

    class Meta:
        label = _("Act")
        icon = "folder-open-inverse"


class Script(blocks.StreamBlock):
    """The acts in order."""

    act = ActBlock()


class CastMemberBlock(blocks.StructBlock):
    """A role on the stage, or a task behind it, and who has it."""

    part = blocks.ChoiceBlock(
        label=_("On or behind the stage"), choices=[("cast", _("Cast")), ("crew", _("Crew"))], default="cast"
    )
    role = blocks.CharBlock(label=_("Role or task"), max_length=30)
    name = blocks.CharBlock(label=_("Who"), max_length=60)

    class Meta:
        label = _("Person")
        icon = "user"


class Cast(blocks.StreamBlock):
    """Everyone on and behind the stage."""

    person = CastMemberBlock()


class ExperimentBlock(blocks.StructBlock):
    """A prop or an experiment; an experiment needs its safety note."""

    name = blocks.CharBlock(label=_("What it is called"), max_length=80)
    is_experiment = blocks.BooleanBlock(label=_("It is an experiment"), required=False)
    how = blocks.TextBlock(label=_("What is done"), max_length=1000, required=False)
    safety = blocks.TextBlock(label=_("Safety note"), max_length=1000, required=False)

    class Meta:
        label = _("Prop or experiment")
        icon = "warning"


class Experiments(blocks.StreamBlock):
    """Props and experiments."""

    experiment = ExperimentBlock()


class Photos(blocks.StreamBlock):
    """Photos of the play."""

    photo = PictureBlock(label=_("Photo"))


class PerformanceBlock(blocks.StructBlock):
    """Where and when it was or will be played."""

    date = blocks.DateBlock(label=_("Date"))
    place = blocks.CharBlock(label=_("Place"), max_length=120)
    note = blocks.CharBlock(label=_("Note"), max_length=200, required=False)

    class Meta:
        label = _("Performance")
        icon = "date"


class Performances(blocks.StreamBlock):
    """Performances in any order."""

    performance = PerformanceBlock()
