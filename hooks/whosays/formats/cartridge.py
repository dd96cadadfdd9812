"""A course for learning platforms: web links and quizzes, as a Common Cartridge 1.1.

Moodle imports no newer version. It recognises this one by the namespace in the manifest’s first
500 bytes, and shows the feedback of every condition with `continue="Yes"`, whatever is answered.
"""

from dataclasses import dataclass

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.formats.address import Home
from whosays.formats.documents import fill, pack
from whosays.formats.quiz import quizzes
from whosays.pages.addresses import article_page, lesson
from whosays.pages.sets import sets_of

LINK = "imswl_xmlv1p1"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


@dataclass(frozen=True)
class Resource:
    """A thing in the course: its name stays the same in every edition of it."""

    id: str
    title: str
    type: str
    content: str

    @property
    def path(self) -> str:
        """Return the name of its file."""
        return f"{self.id}/{self.id}.xml"


def write_cartridge(edition: Edition, home: Home) -> bytes:
    """Return the course; without a site's address it has the quizzes alone."""
    modules = _links(edition, home) if home.site else {}
    modules["Quizzes"] = [
        Resource(f"quiz-{quiz.id}", quiz.title, QUIZ, fill("quiz.xml", quiz=quiz))
        for quiz in quizzes(edition)
    ]
    manifest = fill("imsmanifest.xml", title=edition.name, modules=modules)
    files = {one.path: one.content for module in modules.values() for one in module}
    return pack({"imsmanifest.xml": manifest, **files})


def _links(edition: Edition, home: Home) -> dict[str, list[Resource]]:
    def link(source: str, title: str) -> Resource:
        page = source.removeprefix("../").replace(".md", "/")
        name = page.strip("/").replace("/#", "-").replace("/", "-")
        content = fill("web_link.xml", title=title, address=home.page(page))
        return Resource(f"link-{name}", title, LINK, content)

    occur = {kind for one in edition.in_order for kind in one.kinds}
    lessons = {
        address: kind.title
        for kind in KINDS.values()
        if kind in occur and (address := lesson(edition, kind)[1])
    }
    return {
        "Articles": [link(article_page(one), one.title) for one in edition.in_order],
        "Guide": [link(address, title) for address, title in lessons.items()],
        "Practice and classroom": [
            link(page, title[0].upper() + title[1:]) for page, title in sets_of(edition).items()
        ],
    }
