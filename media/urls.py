"""Addresses of files."""

from django.urls import path, re_path

from . import views

app_name = "media"
urlpatterns = [
    re_path(
        r"^files/originals/(?P<kind>picture|film|attachment)/(?P<pk>[0-9]{1,18})/$",
        views.original_file,
        name="original",
    ),
    path("files/<path:name>", views.public_file, name="file"),
]
