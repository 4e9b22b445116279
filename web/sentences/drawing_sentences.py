"""What a learner is told of a drawing, and what a screen reader says of one; `%(name)s` takes the parameter of that name."""

from __future__ import annotations

from collections.abc import Mapping

from grader.marking.drawing_counts import Counts
from web.language.wording import Sentence, gettext, lazy_gettext, ngettext

SENTENCES: Mapping[str, Sentence] = {
    "no-drawing": lazy_gettext(
        "Nothing was drawn. Is the function called, and is the pen down? A chart needs plt.show()."
    ),
    "wrong-drawing": lazy_gettext("Not yet: the picture is another than expected."),
    "parts-missing": lazy_gettext("Parts of the picture that are still missing: %(count)s."),
    "parts-extra": lazy_gettext("Parts of the picture that should not be there: %(count)s."),
    "words-missing": lazy_gettext("These words are missing, or at another place: %(words)s"),
    "words-extra": lazy_gettext("These words should not be there: %(words)s"),
    "drawing-elsewhere": lazy_gettext(
        "The picture is right, but it should be at another place. Where does the turtle begin?"
    ),
    "drawing-mirrored": lazy_gettext(
        "Almost: the picture is mirrored. Perhaps left and right are the wrong way round."
    ),
    "drawing-size": lazy_gettext(
        "Almost: the picture is right, but it has %(percent)s%% of the size that it should have."
    ),
    "drawing-colors": lazy_gettext("Almost: the picture is right, but its colours are not."),
    "drawing-too-large": lazy_gettext("More than %(most)s strokes were drawn. A loop may draw without end."),
}

_MOST_WORDS = 10


def described(seen: Counts) -> str:
    """What is to be seen in a picture, in the reader's language."""
    parts = [
        text
        for count, text in (
            (seen.strokes, ngettext("%(num)s stroke", "%(num)s strokes", seen.strokes)),
            (seen.areas, ngettext("%(num)s filled area", "%(num)s filled areas", seen.areas)),
            (seen.dots, ngettext("%(num)s dot", "%(num)s dots", seen.dots)),
        )
        if count
    ]
    if seen.words:
        parts.append(gettext("the words %(words)s", words=" · ".join(seen.words[:_MOST_WORDS])))
    return ", ".join(parts) if parts else gettext("nothing at all")
