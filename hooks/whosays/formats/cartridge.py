"""A course for learning platforms: web links and quizzes, as a Common Cartridge 1.3."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.formats.address import Home
from whosays.formats.archive import pack
from whosays.formats.qti import render_qti
from whosays.formats.quiz import quizzes
from whosays.pages.addresses import lesson
from whosays.pages.sets import sets_of
from whosays.pages.tree import build

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
WEB_LINK = "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"
LINK_TYPE = "imswl_xmlv1p3"
QUIZ_TYPE = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"


@dataclass(frozen=True)
class Resource:
    """A thing in the course: its name stays the same in every edition of it."""

    id: str
    title: str
    type: str
    content: Element

    @property
    def path(self) -> str:
        """Give its file."""
        return f"{self.id}/{self.id}.xml"


def write_cartridge(edition: Edition, home: Home) -> bytes:
    """Give the course; without a site's address it has the quizzes alone."""
    links = _links(edition, home) if home.site else {}
    tests = [
        Resource(f"quiz-{quiz.id}", quiz.title, QUIZ_TYPE, render_qti(quiz))
        for quiz in quizzes(edition)
    ]
    modules = {**links, "Quizzes": tests}
    files = {"imsmanifest.xml": _xml(_manifest(edition, modules))}
    files |= {one.path: _xml(one.content) for module in modules.values() for one in module}
    return pack(files)


def _links(edition: Edition, home: Home) -> dict[str, list[Resource]]:
    occur = {kind for one in edition.in_order for kind in one.kinds}
    lessons = {
        _page(address): kind.label
        for kind in KINDS.values()
        if kind in occur and (address := lesson(edition, kind)[1])
    }
    return {
        "Articles": [_link(home, f"articles/{one.id}/", one.title) for one in edition.in_order],
        "Guide": [_link(home, page, title) for page, title in lessons.items()],
        "Practice and classroom": [
            _link(home, _page(page), title[0].upper() + title[1:])
            for page, title in sets_of(edition).items()
        ],
    }


def _page(source: str) -> str:
    return source.removeprefix("../").replace(".md", "/")


def _link(home: Home, page: str, title: str) -> Resource:
    content = build(
        "webLink",
        {"xmlns": WEB_LINK},
        build("title", {}, title),
        build("url", {"href": home.page(page), "target": "_blank"}),
    )
    return Resource(
        f"link-{page.strip('/').replace('/#', '-').replace('/', '-')}", title, LINK_TYPE, content
    )


def _manifest(edition: Edition, modules: dict[str, list[Resource]]) -> Element:
    resources = (one for module in modules.values() for one in module)
    return build(
        "manifest",
        {"xmlns": MANIFEST, "xmlns:lom": LOM, "identifier": "whosays-course"},
        build(
            "metadata",
            {},
            build("schema", {}, "IMS Common Cartridge"),
            build("schemaversion", {}, "1.3.0"),
            build("lom:lom", {}, build("lom:general", {}, _title(edition.name))),
        ),
        build(
            "organizations",
            {},
            build(
                "organization",
                {"identifier": "course", "structure": "rooted-hierarchy"},
                build("item", {"identifier": "modules"}, *_modules(modules)),
            ),
        ),
        build("resources", {}, *(_resource(one) for one in resources)),
    )


def _title(words: str) -> Element:
    return build("lom:title", {}, build("lom:string", {"language": "en"}, words))


def _modules(modules: dict[str, list[Resource]]) -> Iterator[Element]:
    for number, (title, resources) in enumerate(modules.items(), start=1):
        module = build("item", {"identifier": f"module-{number}"}, build("title", {}, title))
        for one in resources:
            place = {"identifier": f"item-{one.id}", "identifierref": one.id}
            module.append(build("item", place, build("title", {}, one.title)))
        yield module


def _resource(one: Resource) -> Element:
    about = {"identifier": one.id, "type": one.type}
    return build("resource", about, build("file", {"href": one.path}))


def _xml(content: Element) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(content, "unicode")}\n'
