"""The pages of pictures: those of one article with how well it holds, and several side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from whosays.codebook import CHECKS, KINDS, CheckName
from whosays.edition import Article, Edition
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import shares
from whosays.pages.pictures.speakers import NO_SPEAKER, render_speakers, words_by_states
from whosays.pages.pictures.strip import render_small_strip, render_strip, words_by_kind
from whosays.pages.pictures.timeline import render_timeline
from whosays.pages.pictures.wire import render_wire
from whosays.pages.sets import NOTHING
from whosays.pages.template import render
from whosays.pages.tree import Element, build

WHAT_SHARES_DO_NOT_MEAN = (
    "These shares show who says the words. They don’t show whether the words are true. More of "
    "one kind doesn’t make an article better or worse."
)
MOST = 12
"""More columns than that nobody compares."""
ALONE = "There is only one article so far. As soon as there are two, you can compare them here."


def render_holds(edition: Edition, article: Article) -> Element:
    """Return kind against check, a square a passage; the picture is its own table."""
    counts = words_by_check(article)
    heads = ([render_mark(kind), f" {kind.basis}"] for kind in article.kinds)
    return render(
        "pictures/holds.html",
        edition=edition,
        article=article,
        counts=counts,
        cents=shares.per_cent(counts),
        heads=["What our check found", *heads, "Total"],
    )


def words_by_check(article: Article) -> dict[CheckName, int]:
    """Count the words of the passages with each outcome of the check."""
    return {
        name: shares.total(note for note in article.notes if note.check == name) for name in CHECKS
    }


def render_profile(edition: Edition, article: Article) -> Element:
    """Return every picture that the article has the data for."""
    if not article.notes:
        return build("p", {}, NOTHING)
    page = render("pictures/profile.html", article=article, warning=WHAT_SHARES_DO_NOT_MEAN)
    for picture in (render_strip, render_speakers, render_holds, render_wire, render_timeline):
        if (drawn := picture(edition, article)) is not None:
            page.append(drawn)
    return page


def render_compare(edition: Edition) -> Element:
    """Return a column an article, or a sentence if there is nothing to compare yet."""
    every = edition.in_practice
    if len(every) < 2:
        return build("p", {}, ALONE if every else "No article has notes yet.")
    articles = every[:MOST]
    kinds = {name: [render_mark(kind), f" {kind.basis}"] for name, kind in KINDS.items()}
    checks = {name: f"{check.sign} {check.short}" for name, check in CHECKS.items()}
    return render(
        "pictures/compare.html",
        articles=articles,
        all=len(every),
        warning=WHAT_SHARES_DO_NOT_MEAN,
        small_strip=lambda article: render_small_strip(edition, article),
        heads=["Shares", *(build("span", one.tongue, one.title) for one in articles)],
        tables=[
            ("kinds", "Who says so", _rows(articles, words_by_kind, kinds)),
            ("voices", "Who is speaking", _rows(articles, words_by_states, {})),
            ("checks", "What our checks found", _rows(articles, words_by_check, checks)),
        ],
    )


def _rows(
    articles: Sequence[Article],
    count: Callable[[Article], Mapping[shares.Key, int]],
    names: Mapping[shares.Key, object],
) -> Iterator[tuple[object, list[tuple[int, int]]]]:
    """Yield what is counted, by its name if it has one, and each article's words and per cents."""
    counts = [count(article) for article in articles]
    cents = [shares.per_cent(one) for one in counts]
    keys = dict.fromkeys(key for one in counts for key in one)
    for key in sorted(keys, key=lambda key: key in NO_SPEAKER):
        pairs = zip(counts, cents, strict=True)
        yield names.get(key, key), [(one.get(key, 0), cent.get(key, 0)) for one, cent in pairs]
