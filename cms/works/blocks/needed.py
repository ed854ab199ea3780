"""What a draft may lack and a submission may not, though the blocks' own definitions let it be empty."""

from wagtail import blocks

from .article import GalleryBlock, QuestionsBlock, ReferencesBlock
from .choosers import PictureBlock
from .comic import ComicPageBlock
from .data import ChartBlock

# Lists that make no sense when they are empty.
NEEDS_ITEMS: dict[type[blocks.Block], tuple[str, ...]] = {
    GalleryBlock: ("pictures",),
    QuestionsBlock: ("items",),
    ReferencesBlock: ("items",),
    ChartBlock: ("labels", "series"),
}
# Words for those who cannot see the picture.
NEEDS_WORDS: dict[type[blocks.Block], tuple[str, ...]] = {PictureBlock: ("alt",), ComicPageBlock: ("alt",)}


def needed(block: blocks.Block) -> tuple[str, ...]:
    """The fields of a block that must be filled in before submitting, besides those that are required."""
    return NEEDS_ITEMS.get(type(block), ()) + NEEDS_WORDS.get(type(block), ())
