"""Addresses of the creators' studio."""

from django.urls import path

from .views import (
    choosing,
    coauthors,
    drafts,
    editor,
    history,
    home,
    progress,
    session,
    submitting,
    uploads,
    works,
)

app_name = "studio"

urlpatterns = [
    path("", home.home, name="home"),
    path("bin/", home.bin_page, name="bin"),
    path("invitations/", coauthors.invitations, name="invitations"),
    path("invitations/<int:invitation_id>/", coauthors.answer, name="answer"),
    path("new/<slug:kind>/", works.new, name="new"),
    # One work.
    path("works/<int:work_id>/", editor.editor, name="editor"),
    path("works/<int:work_id>/copy/", works.copy, name="copy"),
    path("works/<int:work_id>/bin/", works.to_bin, name="to_bin"),
    path("works/<int:work_id>/restore/", works.from_bin, name="from_bin"),
    path("works/<int:work_id>/submit/", submitting.submit, name="submit"),
    path("works/<int:work_id>/progress/", progress.progress, name="progress"),
    path("works/<int:work_id>/withdraw/<int:submission_id>/", progress.withdraw, name="withdraw"),
    path("works/<int:work_id>/appeal/<int:submission_id>/", progress.appeal, name="appeal"),
    path("works/<int:work_id>/coauthors/", coauthors.coauthors, name="coauthors"),
    path(
        "works/<int:work_id>/coauthors/<int:invitation_id>/remove/", coauthors.remove, name="remove_coauthor"
    ),
    path("works/<int:work_id>/versions/", history.versions, name="versions"),
    path("works/<int:work_id>/versions/<int:revision_id>/", history.restore, name="restore"),
    path("works/<int:work_id>/versions/public/", history.discard, name="discard"),
    # What the editor's script asks.
    path("works/<int:work_id>/draft/", drafts.draft, name="draft"),
    path("remarks/<int:remark_id>/resolve/", progress.resolve, name="resolve"),
    path("formula/", drafts.formula, name="formula"),
    path("choose/works/", choosing.works, name="choose_works"),
    path("series/", choosing.new_series, name="series"),
    path("pictures/", uploads.picture, name="pictures"),
    path("pictures/<int:picture_id>/", uploads.describe, name="picture"),
    path("films/", uploads.film, name="films"),
    path("films/<int:film_id>/", uploads.film_state, name="film"),
    path("films/<int:film_id>/poster/", uploads.poster, name="poster"),
    path("films/<int:film_id>/subtitles/", uploads.subtitles, name="subtitles"),
    path("attachments/", uploads.attachment, name="attachments"),
    path("session/", session.session, name="session"),
    path("signed-in/", session.signed_in, name="signed_in"),
    path("words/<slug:version>.json", session.words, name="words"),
]
