"""Addresses of the public site."""

from django.conf import settings
from django.urls import path, re_path

from .views import directories, home, lists, machines, parts, preview, search, works

app_name = "site"
_KIND = r"(?P<kind>video|comic|article|drama)"

urlpatterns = [
    path("", home.home, name="home"),
    path("topics/", directories.all_topics, name="topics"),
    path("topics/<slug:slug>/", lists.of_topic, name="topic"),
    path("creators/", directories.all_creators, name="creators"),
    path("creators/<slug:slug>/", lists.of_creator, name="creator"),
    path("search/", search.search, name="search"),
    path("preview/<int:work_id>/", preview.preview, name="preview"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    re_path(rf"^{_KIND}/$", lists.of_kind, name="list"),
    re_path(rf"^{_KIND}/(?P<slug>[-a-zA-Z0-9_]+)/$", works.work, name="work"),
]

if settings.DEBUG:
    urlpatterns += [path("components/", parts.components, name="components")]
