"""The addresses of review in the admin, under /admin/review/."""

from django.urls import path

from .bin import BinView
from .page import WorkReviewView
from .queue import QueueView
from .substitutes import SubstitutesView
from .uses import PictureUsesView
from .workload import WorkloadView
from .works import WorksView

app_name = "moderation"

urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("works/", WorksView.as_view(), name="works"),
    path("works/<int:work_id>/", WorkReviewView.as_view(), name="work"),
    path("workload/", WorkloadView.as_view(), name="workload"),
    path("bin/", BinView.as_view(), name="bin"),
    path("substitutes/", SubstitutesView.as_view(), name="substitutes"),
    path("pictures/<int:picture_id>/uses/", PictureUsesView.as_view(), name="picture_uses"),
]
