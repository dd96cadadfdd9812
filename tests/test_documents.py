"""Documents that tell the truth: they name what exists, and what they name exists."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from whosays.cli import main
from whosays.codebook import CHECKS
from whosays.configuration import Options
from whosays.extension import WhoSaysExtension
from whosays.model import fields, notes
from whosays.pages.about.references import A_PART, MOST_REFERENCES
from whosays.pages.glossary.glossary import MOST_LISTED
from whosays.pages.lists import MANY
from whosays.pages.sets import MOST_NOTES
from whosays.read.check.pages import Targets, check_page
from whosays.read.check.practice import SHORT
from whosays.read.document import read_yaml
from whosays.read.files import CONTENT
from whosays.read.quotations import LEAST
from whosays.read.schema import validate
from whosays.syntax import AT_THE_TOP, DIRECTIVES, EMPHASIS, TERM_LINK, Wants, find_directives

from tests.conftest import ROOT
from tests.support.processes import run_tool

HOOKS = ROOT / "hooks/whosays"
pytestmark = pytest.mark.edition  # whose docs/ have the pages on the program
PAGE = ROOT / "docs/about/directives.md"
ARCHITECTURE = ROOT / "docs/about/architecture.md"
WORDS: dict[Wants, str] = {
    "nothing": "nothing",
    "article": "an article",
    "an article or none": "an article, or none",
    "an article or the lead": "an article, or none",
    "passage": "a passage, with its article",
    "term": "a term",
}
EXAMPLES = Targets({"talks": {"held"}}, set(), {"term": ["drill"]})
"""What the page says that its examples name."""
OWN_KEYS: dict[str, type[fields.Data]] = {
    "the file": notes.NotesFile,
    "`seed`": notes.Seed,
    "`found`": notes.Found,
    "each of `speakers`": notes.Speaker,
    "`also`": notes.Also,
    "`wire`": notes.Wire,
    "`record` of a `wire`": notes.Wording,
    "each of `silent`": notes.Silent,
    "each of `events`": notes.Event,
    "text that is not part of the story": notes.Furniture,
    "a passage without a note": notes.Undecided,
}
BESIDES: dict[str, type[notes.Note]] = {
    "besides, a sourced fact": notes.SourcedFact,
    "besides, an official statement": notes.OfficialStatement,
    "besides, an attributed claim": notes.AttributedClaim,
    "besides, an unattributed analysis": notes.UnattributedAnalysis,
}
SPELT = {3: "Three", 6: "six", 100: "hundred"}
LIMITS = {
    "CONTRIBUTING.md": (
        f"A gist of at most {notes.GIST_WORDS} words",
        f"a `why` of at most {notes.WHY_WORDS} words",
        f"a finding of at most {notes.FINDING_WORDS}",
        f"in {notes.FINDING_WORDS} words or fewer",
        f"a note of at most {notes.NOTE_WORDS}",
        f"{SPELT[LEAST]} words or more",
    ),
    "hooks/whosays/content/en/lexicon.yml": (
        f"  why: a sentence of {notes.WHY_WORDS} words or fewer",
        f"  gist: the news in {notes.GIST_WORDS} words or fewer",
        f"record says, in {notes.NOTE_WORDS} words or fewer",
        f"  finding: what the check found, in {notes.FINDING_WORDS} words or fewer",
    ),
    "docs/guide/index.md": (f"in one line, in {notes.GIST_WORDS} words or fewer",),
    "docs/about/directives.md": (f"whose extracts have {SHORT} words or fewer",),
    "docs/about/architecture.md": (
        f"With more than {MOST_NOTES} in all",
        f"A list of more than {MOST_REFERENCES} is split into pages of {A_PART}.",
        f"has the {SPELT[MOST_LISTED]} nearest to it",
        f"if there are more than {MANY}.",
        f"the check in {SPELT[notes.FINDING_WORDS]} words or fewer",
        f"or for {A_PART} references",
    ),
}
"""What each document says of a limit, with the limit that the code keeps."""


def read(name: str | Path) -> str:
    """Return a document's text."""
    return (ROOT / name).read_text("utf-8")


def sections(text: str) -> dict[str, str]:
    """Return what is under each heading `### name`."""
    parts = re.split(r"(?m)^##+ (.+)$", text)[1:]
    return {
        heading.strip("`"): body
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
        if heading[0] == "`"
    }


def rows(text: str) -> dict[str, str]:
    """Return the rows of a document's tables: the first cell and the second."""
    return {
        first.strip(): second.strip()
        for first, second in re.findall(r"(?m)^\| ?(.+?) \| (.+) \|$", text)
    }


def keys(model: type[fields.Data]) -> dict[str, bool]:
    """Return a model's keys, and whether each is needed."""
    return {name: field.is_required() for name, field in model.model_fields.items()}


def test_every_directive_has_a_section() -> None:
    assert set(sections(read(PAGE))) == set(DIRECTIVES)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_example_is_right_and_can_be_seen(name: str) -> None:
    section = sections(read(PAGE))[name]
    assert f"\nWants: {WORDS[DIRECTIVES[name]]}.\n" in section
    (example,) = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    (line,) = find_directives(example)
    assert (line.name, line.fault) == (name, "")
    folder = "docs" if name in AT_THE_TOP else "docs/about"
    assert check_page(f"{folder}/example.md", example, EXAMPLES).faults == []
    (place,) = re.findall(r"\]\(([^)#]+\.md)(?:#[^)]*)?\)", section)
    page = PAGE.parent / place
    if not page.exists():  # the package has it
        page = CONTENT / page.resolve().relative_to(ROOT / "docs")
    shown = page.read_text("utf-8")
    assert name in {line.name for line in find_directives(shown)}


def test_the_examples_of_inline_signs_are_read() -> None:
    examples = re.findall(r"(?m)^- `([^`]+)` (?:links|does|stresses)", read(PAGE))
    assert len(examples) == 3
    assert all(TERM_LINK.fullmatch(one) for one in examples[:2])
    assert EMPHASIS.fullmatch(examples[2])
    assert check_page("docs/about/example.md", " ".join(examples), EXAMPLES).faults == []


def test_every_option_of_the_extension_is_named() -> None:
    _, settings = read(PAGE).split("## Settings")
    options = set(WhoSaysExtension().config)
    assert options == set(re.findall(r"(?m)^- `(\w+)`", settings.split("Under `plugins`")[0]))
    (example,) = re.findall(r"```\n(markdown_extensions.*?)```", settings, re.DOTALL)
    (given,) = yaml.safe_load(example)["markdown_extensions"]
    assert set(given["whosays"]) <= options


def test_every_setting_of_ours_is_named() -> None:
    _, plugin = read(PAGE).split("Under `plugins`")
    named = set(re.findall(r"(?m)^- `(\w+)`", plugin))
    assert named == {name for name, _ in Options._schema}


def test_every_key_of_the_notes_is_named() -> None:
    table = rows(read(PAGE))
    said = {
        part: {name: bool(star) for name, star in re.findall(r"`(\w+)`(\\\*)?", cell)}
        for part, cell in table.items()
    }
    for part, model in OWN_KEYS.items():
        assert said[part] == keys(model), part
    every = keys(notes.Note)
    assert said["each of `passages`"] == {**every, "kind": True}
    for part, kind in BESIDES.items():
        own = {
            name: needed
            for name, needed in keys(kind).items()
            if name != "kind" and every.get(name) != needed
        }
        assert said[part] == own, part


def test_every_command_and_option_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def help_of(*command: str) -> str:
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        return capsys.readouterr().out

    manual = read("docs/about/your-own-article.md")
    commands = set(re.findall(r"(?m)^ {4}(\w+)", help_of()))
    assert set(re.findall(r"`whosays (\w+)`", manual)) == commands
    others = read("README.md") + read("CONTRIBUTING.md")
    assert set(re.findall(r"`(?:\S*/)?whosays (\w+)", others)) <= commands
    for command in commands:
        for option in re.findall(r"(?m)^  (--[a-z-]+)", help_of(command)):
            assert re.search(rf"`{option}[ `]", manual), option


def test_every_make_target_is_named() -> None:
    documents = read("README.md") + read("CONTRIBUTING.md")
    targets = set(re.findall(r"(?m)^([a-z]+):", read("Makefile")))
    assert set(re.findall(r"`make ([a-z]+)`", documents)) == targets


def test_the_program_is_in_the_folders_that_the_page_names() -> None:
    table = read(ARCHITECTURE).split("## The layers")[0]
    folders = re.findall(r"(?m)^\| `([\w/]+)` \|", table)
    assert len(folders) == 3
    assert all((HOOKS / folder).is_dir() for folder in folders)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("kind", "AttributedClaim|attributed[ -]claim"),
        ("check value", "|".join(f'"{name}"' for name in CHECKS)),
        ("directive", '"manners"'),
        ("practice type", "NearMiss|near_misses|near-misses"),
    ],
)
def test_a_change_touches_the_files_that_contributing_names(change: str, words: str) -> None:
    row = rows(read("CONTRIBUTING.md"))[change]
    places = re.findall(r"`([\w./-]+)`", row)
    found = [HOOKS / place if (HOOKS / place).exists() else ROOT / place for place in places]
    assert all(path.exists() for path in found)
    number, _, files = row.partition(": ")
    first, *_ = files.split(";")
    assert int(number) == first.count(", ") + 1 + (3 if "the four of a directive" in first else 0)
    if change == "practice type":
        found += [HOOKS / "pages/practice"]
    touched = [
        path
        for folder in (HOOKS, HOOKS / "theme/assets")
        for path in folder.rglob("*")
        if path.suffix in {".py", ".js", ".css", ".html"}
        and re.search(words, path.read_text("utf-8"))
    ]
    own = [path for path in touched if path not in found]  # “its file in …”: one, there
    assert touched and len({path.parent for path in own}) == len(own), own
    assert all(path.parent in found for path in own), own


def test_the_worked_example_in_contributing_is_a_note() -> None:
    (example,) = re.findall(r"(?s)```yaml\n(  - id: .*?)```", read("CONTRIBUTING.md"))
    validate(notes.OfficialStatement, read_yaml(example, "CONTRIBUTING.md"), (0,))


@pytest.mark.parametrize("name", LIMITS)
def test_documents_give_the_limits_that_are_kept(name: str) -> None:
    text = read(name)
    assert [words for words in LIMITS[name] if words not in text] == []


def test_the_version_is_the_same_everywhere() -> None:
    project: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    released, *_ = re.findall(r"(?m)^## \[(\d[\d.]*)\] – (\S+)$", read("CHANGELOG.md"))
    citation = yaml.safe_load(read("CITATION.cff"))
    assert (citation["version"], citation["date-released"]) == released
    assert project["version"] == released[0]


def test_every_python_that_is_promised_is_tried() -> None:
    project: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    workflow = yaml.safe_load(read(".github/workflows/test.yml"))
    tried = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert f">={tried[0]}" == project["requires-python"]
    assert len(tried) >= 3


@pytest.mark.parametrize("name", ["CHANGELOG.md", "SECURITY.md", "README.md", "CONTRIBUTING.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    for place, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#]+)(?:#([^)]+))?\)", read(name)):
        assert (ROOT / place).exists(), place
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", read(place))
            slugs = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
            assert anchor in slugs, f"{place}#{anchor}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[0-9]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("github-workflows", ".github/workflows/*.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("citation-file-format", "CITATION.cff"),
    ],
)
def test_files_for_other_programs_keep_their_schemas(schema: str, files: str) -> None:
    paths = sorted(ROOT.glob(files))
    assert paths
    done = run_tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths)
    assert done.returncode == 0, done.stdout
