"""The trail in Wagtail's admin: a list to filter, and exports. Nothing here changes an entry."""

import csv
import json
from collections.abc import Iterator
from typing import Any, cast

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path, re_path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from . import actions, queries, rules
from .models import AuditEntry

FIELDS = ["id", "at", "actor", "actor_name", "verb", "subject_type", "subject_id", "detail"]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run these


class EntryFilterSet(WagtailFilterSet):
    """What a reader of the trail asks for."""

    at = django_filters.DateFromToRangeFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)
    actor = django_filters.NumberFilter(
        field_name="actor_id", label=gettext_lazy("Account's number"), widget=forms.NumberInput
    )
    verb = django_filters.CharFilter(
        field_name="verb", lookup_expr="startswith", label=gettext_lazy("What was done begins with")
    )
    subject_type = django_filters.CharFilter(label=gettext_lazy("Kind of subject"))
    subject_id = django_filters.CharFilter(label=gettext_lazy("Subject's number"))

    class Meta:
        model = AuditEntry
        fields: list[str] = []


class ReadersOnly:
    """A view that asks the rule before it answers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse whoever may not read the trail."""
        rules.may_read(request.user).require()
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class IndexView(ReadersOnly, generic.IndexView):
    """The entries, newest first."""

    model = AuditEntry
    page_title = gettext_lazy("Audit trail")
    header_icon = "history"
    index_url_name = "audit_entries:index"
    index_results_url_name = "audit_entries:index_results"
    filterset_class = EntryFilterSet
    any_permission_required = ["view"]
    paginate_by = 50
    default_ordering = "-id"
    is_searchable = False

    @cached_property
    def columns(self) -> list[Column]:
        """When, who, what, to what."""
        return [
            DateColumn("at", label=_("When"), width="15%"),
            Column("actor", accessor=_actor_name, label=_("Who did it"), width="20%"),
            Column("verb", label=_("What was done"), width="20%"),
            Column("subject", accessor=_subject, label=_("Subject"), width="20%"),
            Column("detail", accessor=_detail, label=_("Detail")),
        ]

    def get_base_queryset(self) -> Any:
        """With actors, in one query."""
        return queries.entries()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The exports of what is shown."""
        query = self.request.GET.urlencode()
        return [
            HeaderButton(
                label,
                url=f"{reverse('audit_entries:export', kwargs={'form': form})}?{query}",
                icon_name="download",
            )
            for form, label in (("csv", _("Export as CSV")), ("jsonl", _("Export as JSON lines")))
        ]


class ExportView(ReadersOnly, generic.IndexView):
    """Streams the chosen entries, oldest first; that somebody exported them is an entry too."""

    model = AuditEntry
    filterset_class = EntryFilterSet
    any_permission_required = ["view"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        """CSV or JSON lines."""
        chosen = EntryFilterSet(request.GET, queryset=queries.entries(), request=request)
        entries = chosen.qs if chosen.is_valid() else queries.entries().none()
        form = kwargs["form"]
        reader = cast(Model, request.user)  # the rule let nobody else in
        actions.record(actor=reader, verb="audit.export", subject=reader, form=form)
        stream = {"csv": as_csv, "jsonl": as_json_lines}[form](queries.rows(entries))
        types = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
        name = f"audit-{timezone.localtime():%Y%m%d-%H%M}.{form}"
        response = StreamingHttpResponse(stream, content_type=types[form])
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class _Echo:
    """A file that hands back what is written, for the CSV writer."""

    def write(self, text: str) -> str:
        return text


def as_csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Lines of CSV with a byte order mark, so that spreadsheets read the Chinese."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow(FIELDS)
    for row in rows:
        values = {**row, "detail": json.dumps(row["detail"], ensure_ascii=False)}
        yield writer.writerow([_harmless(values[field]) for field in FIELDS])


def as_json_lines(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """One JSON object a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


class AuditViewSet(ViewSet):
    """The trail's place in the admin."""

    name = "audit_entries"
    url_prefix = "audit"
    icon = "history"
    menu_label = gettext_lazy("Audit trail")
    menu_order = 900
    add_to_settings_menu = False
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Shown to its readers."""

        def is_shown(item: MenuItem, request: HttpRequest) -> bool:
            return bool(rules.may_read(request.user))

        return type("AuditMenuItem", (MenuItem,), {"is_shown": is_shown})

    def get_urlpatterns(self) -> list[Any]:
        """The list, its results, the exports."""
        return [
            path("", IndexView.as_view(), name="index"),
            path("results/", IndexView.as_view(results_only=True), name="index_results"),
            re_path(r"^export/(?P<form>csv|jsonl)/$", ExportView.as_view(), name="export"),
        ]


def _actor_name(entry: AuditEntry) -> str:
    return f"{entry.actor} (#{entry.actor_id})" if entry.actor_id else _("the system")


def _subject(entry: AuditEntry) -> str:
    return f"{entry.subject_type} {entry.subject_id}"


def _detail(entry: AuditEntry) -> str:
    return json.dumps(entry.detail, ensure_ascii=False) if entry.detail else ""


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
