"""The one page under which every work lives."""

from wagtail.models import Page


class Library(Page):
    """The works' parent in Wagtail's tree. It has no page of its own on the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["works.Video", "works.Comic", "works.Article", "works.Drama"]
    max_count = 1

    class Meta:
        verbose_name = "library"
