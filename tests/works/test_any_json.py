"""Whatever JSON a draft is: it is saved or refused by field, and no script is ever stored."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail import blocks

from cms.works import checks, drafts, formulas, publication, richtext, slugs
from cms.works.blocks_walk import html_texts
from cms.works.editable import KINDS, MODELS, fields
from cms.works.models import Work
from cms.works.references import Visible
from tests.factories import make_creator

NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>字</p>",
        '<a href="javascript:alert(1)">x</a>',
        '<img src=x onerror="alert(1)">',
        "<svg><script>1</script></svg>",
        "javascript:alert(1)",
        "\x00\ud800\u2028",
        "字" * 400,
        r"\frac{1}{",
        r"\text{<script>}",
        "2026-02-30",
        "1e999",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    NASTY,
    st.text(max_size=30),
    st.integers(10**20, 10**22),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["type", "value", "id", "x"]), inner, max_size=4),
    ),
    max_leaves=12,
)


def value_of(block: blocks.Block) -> st.SearchStrategy[Any]:
    """Values that have the form of a block, with leaves that may be anything."""
    if isinstance(block, blocks.StreamBlock):
        items = [
            st.fixed_dictionaries({"type": st.just(name), "value": value_of(child)}, optional={"id": SCALARS})
            for name, child in block.child_blocks.items()
        ]
        return st.one_of(st.lists(st.one_of(items), max_size=3), ANYTHING)
    if isinstance(block, blocks.ListBlock):
        return st.lists(value_of(block.child_block), max_size=3)
    if isinstance(block, blocks.StructBlock):
        return st.fixed_dictionaries(
            {}, optional={name: value_of(c) for name, c in block.child_blocks.items()}
        )
    return SCALARS


def drafts_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    model = MODELS[kind]
    return st.fixed_dictionaries(
        {},
        optional={
            name: value_of(model._meta.get_field(name).stream_block) if field.type == "stream" else ANYTHING
            for name, field in fields(kind).items()
        },
    )


def leaf_texts(block: blocks.Block, raw: Any) -> list[str]:
    return list(html_texts(block, raw))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_no_draft_crashes_or_stores_script(kind: str) -> None:
    creator = make_creator()

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(draft=drafts_of(kind))
    def attempt(draft: dict[str, Any]) -> None:
        work = MODELS[kind](owner=creator.user, creator=creator, live=False, slug="x")
        try:
            drafts.apply(work, draft, visible=Visible())
        except ValidationError as refused:
            assert set(refused.message_dict) <= {*fields(kind), "__all__"}
            return
        stored = drafts.read(work)
        text = json.dumps(stored, allow_nan=False)
        assert "\\u0000" not in text and "\\ud800" not in text
        assert_no_script(work, stored)
        again = MODELS[kind](owner=creator.user, creator=creator, live=False, slug="x")
        drafts.apply(again, stored, visible=Visible())
        assert drafts.read(again) == stored, "cleaning twice changes nothing"
        checks.missing(work)
        shown = publication.build(work, preview=True)
        json.dumps([shown.card, shown.detail], allow_nan=False)

    attempt()


def assert_no_script(work: Work, stored: dict[str, Any]) -> None:
    for name, field in fields(work.kind).items():
        if field.type == "stream":
            for html in leaf_texts(work._meta.get_field(name).stream_block, stored[name]):
                assert "<script" not in html and "onclick" not in html and "onerror" not in html
                assert "javascript:" not in html.lower() or "href" not in html


@given(st.text(max_size=300))
def test_a_title_makes_an_address(title: str) -> None:
    slug = slugs.from_title(title)
    assert 0 < len(slug) <= slugs.MAX_LENGTH
    assert slug == slug.strip("-_") and all(c.isascii() and (c.isalnum() or c in "-_") for c in slug)
    assert slugs.was_made_from(slug, title) and slugs.was_made_from(f"{slug}-2", title)


@given(st.one_of(st.text(max_size=60), NASTY))
def test_a_formula_is_mathml_or_refused(latex: str) -> None:
    try:
        mathml = formulas.to_mathml(latex)
    except formulas.BadFormula:
        return
    assert mathml.startswith("<math") and "<script" not in mathml and " href" not in mathml


@given(st.text(max_size=200))
def test_shown_html_has_no_script(text: str) -> None:
    html = richtext.clean_for_display(f'{text}<script>1</script><a href="javascript:1">{text}</a>', {})
    assert "<script" not in html and 'href="javascript' not in html


def test_links_to_works_become_their_addresses() -> None:
    html = (
        '<p><a linktype="page" id="7">a</a> <a linktype="page" id="8">b</a> <a href="https://x.cn/">c</a></p>'
    )
    shown = richtext.clean_for_display(html, {7: "/article/a/"})
    assert 'href="/article/a/"' in shown and "linktype" not in shown
    assert ">b<" in shown and 'id="8"' not in shown and "nofollow" in shown
