"""Films in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .forms import FilmForm
from .models import Film


class FilmViewSet(SnippetViewSet):
    """The list of films, their form and their chooser."""

    model = Film
    icon = "media"
    menu_label = _("Films")
    add_to_admin_menu = True
    menu_order = 310  # after pictures and documents
    list_display = ["title", Column("get_state_display", label=_("state")), "duration", "created_at"]
    list_filter = ["state"]
    search_fields = ["title"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("original"), FieldPanel("poster")], base_form_class=FilmForm
    )
