"""Topics in the admin: the tree as a list, each change through the topic actions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .. import queries
from ..actions import put_topic, retire_topic
from ..actions.topics import check_parent
from ..forms import ActionForm
from ..models import Topic


class TopicForm(ActionForm):
    """One topic. The address is made from the name when it is left empty."""

    class Meta:
        model = Topic
        fields = ("name", "parent", "position", "slug", "introduction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["parent"].choices = [("", "—"), *_indented(queries.topic_tree())]
        self.fields["introduction"].widget = forms.Textarea(attrs={"rows": 4})

    def clean(self) -> dict[str, Any]:
        """A topic cannot be below itself."""
        cleaned = super().clean() or self.cleaned_data
        parent = cleaned.get("parent")
        check_parent(self.instance.pk, parent.pk if parent else None)
        return cleaned

    def act(self) -> Topic:
        """Save the topic and its public term."""
        return put_topic(actor=self.for_user, topic=self.instance)


class TopicIndexView(IndexView):
    """All topics on one page, in the order of the tree."""

    paginate_by = None
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Topic]:
        """The topics in the order of the tree. Two queries."""
        places = [
            When(pk=pk, then=Value(place))
            for place, (pk, _name) in enumerate(_indented(queries.topic_tree()))
        ]
        topics = Topic.objects.select_related("parent")
        return topics.order_by(Case(*places)) if places else topics

    def order_queryset(self, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        """The tree has its own order."""
        return queryset


class TopicDeleteView(DeleteView):
    """Retires a topic, or says why not."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Retire it through the action."""
        try:
            retire_topic(actor=self.request.user, topic_id=self.object.pk)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_success_url())
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


class TopicViewSet(ModelViewSet):
    """The tree of topics, kept by administrators."""

    model = Topic
    icon = "list-ul"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = TopicIndexView
    delete_view_class = TopicDeleteView
    list_display = ("name", "slug", "position")
    panels = [FieldPanel(name) for name in TopicForm.Meta.fields]

    @property
    def _columns(self) -> list[Column]:
        return [
            TitleColumn("name", label=_("Topic"), accessor=_with_depth, url_name=self.get_url_name("edit")),
            Column("slug", label=_("Address"), accessor="slug"),
            Column("position", label=_("Position"), accessor="position"),
        ]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With the name shown at its depth."""
        return super().get_index_view_kwargs(columns=self._columns, **kwargs)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Our own form."""
        return TopicForm


def _indented(nodes: list[queries.TopicNode], depth: int = 0) -> list[tuple[int, str]]:
    """The tree as choices, each name at its depth."""
    rows = []
    for node in nodes:
        rows.append((node.id, "　" * depth + node.name))
        rows.extend(_indented(node.children, depth + 1))
    return rows


def _with_depth(topic: Topic) -> str:
    return f"{topic.parent.name} › {topic.name}" if topic.parent else topic.name


topic_viewset = TopicViewSet("topics")
