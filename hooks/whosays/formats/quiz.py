"""The practice items as quizzes for learning platforms: in GIFT, and in a Common Cartridge 1.1.

Moodle imports no newer cartridge. It recognises one by the namespace in the manifest’s first 500
bytes, and shows the feedback of every condition with `continue="Yes"`, whatever is answered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.formats.documents import Home, fill, pack
from whosays.model.practice import Claim, Item, Variant
from whosays.pages.addresses import article_page, lesson
from whosays.pages.article.reference import published
from whosays.pages.sets import sets_of

Sentence = tuple[str, Item | Variant]
LINK = "imswl_xmlv1p1"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


@dataclass(frozen=True)
class Resource:
    """A thing in the course: its id stays the same in every edition of it."""

    id: str
    title: str
    type: str
    content: str


@dataclass(frozen=True)
class Answer:
    """One of the answers to a question, and what to say to it."""

    slug: str
    title: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A sentence to sort, or a claim with its extracts."""

    id: str
    text: str
    answers: list[Answer]
    """All that can be chosen, in their order."""


@dataclass(frozen=True)
class Quiz:
    """Questions that are asked together."""

    id: str
    title: str
    questions: list[Question]
    tells: bool = True
    """Whether answers are answered: a test that did so would give its answers away."""


def quizzes(edition: Edition) -> list[Quiz]:
    """Return what has questions: the warm-up with its near misses, the claims, each test."""
    exercises = edition.exercises
    sentences: list[Sentence] = [(one.id, one) for one in exercises.warm_up]
    for pair in exercises.near_misses:
        sentences += [(f"{pair.id}a", pair.first), (f"{pair.id}b", pair.second)]
    found = [
        Quiz("warm-up", "Warm-up", [*_questions(sentences)]),
        Quiz("claims", "Leave the page", [_claim(edition, one) for one in exercises.claims]),
    ]
    for form in exercises.tests:
        questions = [*_questions([(one.id, one) for one in form.items])]
        questions += [_claim(edition, form.claim)] if form.claim else []
        name = f"test-{form.form.lower()}"
        found.append(Quiz(name, f"Test, form {form.form}", questions, tells=False))
    return [quiz for quiz in found if quiz.questions]


def _questions(sentences: list[Sentence]) -> Iterator[Question]:
    occur = {one.kind for _, one in sentences}
    kinds = [kind for kind in KINDS.values() if kind.always or kind.id in occur]
    for name, one in sentences:
        right = KINDS[one.kind]
        told = {kind.id: f"{right.title}. {one.because}" for kind in kinds}
        told |= one.otherwise if isinstance(one, Item) else {}
        told[right.id] = one.because
        answers = [Answer(kind.slug, kind.title, told[kind.id], kind == right) for kind in kinds]
        yield Question(name, f"{one.sentence} Who says so?", answers)


def _claim(edition: Edition, claim: Claim) -> Question:
    text, answers = f"{claim.claim} Which extract answers this?", []
    for extract in claim.extracts:
        number = claim.choice(extract)
        page = published(edition.references[extract.reference])
        text += f" Extract {number} ({page}): {extract.words}"
        name, right = f"Extract {number}", number == claim.right
        answers.append(Answer(f"extract-{number}", name, extract.because, right))
    return Question(claim.id, text, answers)


def write_gift(edition: Edition, home: Home) -> bytes:
    """Return every quiz as a category of Moodle's question bank."""
    values = {"name": edition.name, "quizzes": quizzes(edition), "escape": escape}
    return fill("questions.gift", **values).encode()


def escape(text: str) -> str:
    """Return a text as GIFT has it, in which each sign means itself."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)


def write_cartridge(edition: Edition, home: Home) -> bytes:
    """Return the course; without a site's address it has the quizzes alone."""
    modules = _links(edition, home) if home.site else {}
    modules["Quizzes"] = [
        Resource(f"quiz-{quiz.id}", quiz.title, QUIZ, fill("quiz.xml", quiz=quiz))
        for quiz in quizzes(edition)
    ]
    manifest = fill("imsmanifest.xml", title=edition.name, modules=modules)
    files = {f"{r.id}/{r.id}.xml": r.content for module in modules.values() for r in module}
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
