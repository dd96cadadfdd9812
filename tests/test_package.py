"""The package as a new user has it: a wheel, installed alone, and the edition that it begins."""

import csv
import os
import re
import shlex
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from whosays.edition import Edition

from tests.conftest import ROOT, Visit, copy, served
from tests.support.port import ABOUT, PORT, note_on
from tests.support.processes import run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("package")]
STYLE = "hooks/whosays/theme/assets/whosays.css"
PAGE = "about/privacy-and-accessibility"


@dataclass(frozen=True)
class User:
    """Somebody with an environment of their own, and an edition in it."""

    home: Path

    @property
    def edition(self) -> Path:
        return self.home / "edition"

    def run(self, *command: str, folder: Path | None = None) -> str:
        """Run a command of the environment, and return what it prints."""
        hidden = ("PYTHONPATH", "SITE_URL", "REPO_URL", "CONTACT")
        environment = {key: value for key, value in os.environ.items() if key not in hidden}
        environment |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1800000000"}
        program = self.home / ".venv/bin" / command[0]
        done = run(program, *command[1:], cwd=folder or self.edition, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def build(self, name: str) -> Path:
        """Build the edition strictly, for a public address; return the site's folder."""
        site = self.home / name
        address = "https://example.org/a-fork/"
        config = self.edition / "mkdocs.yml"
        text = config.read_text("utf-8")
        config.write_text(text.replace("http://127.0.0.1:8000/", address), "utf-8")
        self.run("mkdocs", "build", "--strict", "--site-dir", str(site))
        return site

    def install(self, wheel: Path) -> None:
        """Install a wheel over whatever version is there, from no index."""
        python = self.home / ".venv/bin/python"
        options = ("--offline", "--no-deps", "--reinstall", "--quiet", "--python", python)
        uv = Path(sys.executable).parent / "uv"
        run(uv, "pip", "install", *options, wheel, check=True)


def build_wheel(source: Path, out: Path) -> Path:
    """Build a wheel of a copy of the program, in which nothing is left of an older build."""
    code = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    out.mkdir()
    run(sys.executable, "-c", code, out, cwd=source, check=True)
    return next(out.iterdir())


def needed(requirements: list[str], extras: set[str]) -> Iterator[Distribution]:
    """Yield what these requirements need, each distribution once, and what that needs in turn."""
    seen: set[str] = set()
    waiting = [(Requirement(line), extras) for line in requirements]
    while waiting:
        requirement, of = waiting.pop()
        marker = requirement.marker
        wanted = not marker or any(marker.evaluate({"extra": one}) for one in {"", *of})
        if wanted and requirement.name not in seen:
            seen.add(requirement.name)
            found = distribution(requirement.name)
            yield found
            lines = found.requires or []
            waiting += [(Requirement(line), set(requirement.extras)) for line in lines]


def expose(found: Distribution, folder: Path) -> None:
    """Let an environment use a distribution that is installed where the tests run."""
    tops = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "/")}
    for top in tops - {"__pycache__"}:
        if not (folder / top).exists():
            (folder / top).symlink_to(Path(str(found.locate_file(top))))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the package is built of."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    copy(ROOT / "hooks/whosays", folder / "hooks/whosays")
    return folder


@pytest.fixture(scope="module")
def user(source: Path, tmp_path_factory: pytest.TempPathFactory) -> User:
    """Return a user whose environment has the wheel and what it says that it needs, no more."""
    one = User(tmp_path_factory.mktemp("user"))
    run(sys.executable, "-m", "venv", "--without-pip", one.home / ".venv", check=True)
    wheel = build_wheel(source, one.home / "first")
    one.install(wheel)
    (library,) = one.home.glob(".venv/lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = archive.read(name).decode()
    for found in needed(re.findall("(?m)^Requires-Dist: (.*)$", metadata), {"edit"}):
        expose(found, library)
    program = one.home / ".venv/bin/mkdocs"
    code = f"#!{one.home}/.venv/bin/python\nfrom mkdocs.__main__ import cli\ncli()\n"
    program.write_text(code, "utf-8")
    program.chmod(0o755)
    return one


@pytest.fixture(scope="module")
def site(user: User) -> Path:
    """Return the site that a new user makes: init, new, the notes, check, build."""
    said = user.run("whosays", "init", "edition", folder=user.home)
    assert "cd edition" in said
    (user.home / "port.txt").write_text(PORT.removesuffix("\nBy our reporter\n"), "utf-8")
    user.run("whosays", "new", "../port.txt", *shlex.split(ABOUT))
    assert "9 to do" in user.run("whosays", "check")
    user.run("whosays", "sheet", "port", "--to", "../out.csv")
    with (user.home / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row | note_on(row["words"]) for row in csv.DictReader(stream)]
    with (user.home / "back.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)
    user.run("whosays", "sheet", "port", "--from", "../back.csv")
    user.run("whosays", "pin")
    assert user.run("whosays", "check", "--strict").startswith("No faults: 1 article, 6 passages")
    return user.build("site")


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def test_the_program_that_runs_is_the_wheels(user: User, site: Path) -> None:
    code = "import whosays, importlib.metadata as m; print(whosays.__file__, m.version('whosays'))"
    said = user.run("python", "-c", code)
    assert said.startswith(str(user.home)) and "tests" not in os.listdir(user.edition)
    for path in user.edition.rglob("*"):
        if path.is_file():
            assert str(user.home) not in path.read_text("utf-8"), path


def test_the_article_has_its_notes_and_style_in_a_browser(visit: Visit) -> None:
    page = visit("articles/port/")
    assert page.locator("details.ws-note").count() == 6
    note = page.locator("details.ws-note").first
    note.locator("summary").click()
    assert "We looked for its page" in note.inner_text()
    beside = page.locator(".ws-text").nth(1).bounding_box()
    margin = page.locator(".ws-notes").nth(1).bounding_box()
    assert beside and margin and margin["x"] >= beside["x"] + beside["width"]
    home = visit("")
    assert home.locator(".ws-home .ws-passage").count()


def test_nothing_of_our_articles_is_in_another_edition(site: Path, own: Edition) -> None:
    ours = {key for article in own.articles.values() for key in (article.id, article.title)}
    for article in own.articles.values():
        ours.add(article.file.found.publisher)
        ours |= {speaker.name for speaker in article.file.speakers.values()}
    for reference in own.references.values():
        ours |= {reference.id, reference.URL or reference.id}
        if len(reference.title.split()) > 2:  # “NATO” is the title of a record, and a word
            ours.add(reference.title)
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in files_in(site)}
    found = [f"{path}: {one}" for one in ours for path, text in texts.items() if one in text]
    assert found == []


def test_a_newer_wheel_changes_what_changed_in_it_and_nothing_else(
    user: User, site: Path, source: Path
) -> None:
    style, page = source / STYLE, source / f"hooks/whosays/content/en/{PAGE}.md"
    style.write_text(style.read_text("utf-8") + "\n.ws-new { color: red }\n", "utf-8")
    page.write_text(page.read_text("utf-8") + "\nWe also promise a zebra.\n", "utf-8")
    project = source / "pyproject.toml"
    project.write_text(re.sub(r'(?m)^version = "(.*)"', r'version = "\1.1"', project.read_text()))
    user.install(build_wheel(source, user.home / "second"))
    after = user.build("after")
    every = {path.relative_to(one).as_posix() for one in (site, after) for path in files_in(one)}
    changed = {name for name in every if read(site / name) != read(after / name)}
    search = {name for name in changed if name.startswith("search/")}
    assert search, "the new words can be found"
    assert changed - search == {
        "assets/whosays.css",
        f"{PAGE}/index.html",
        # which holds the style, and which holds the whole site
        "downloads/port.html",
        "downloads/who-says-so.zip",
    }
    assert (user.edition / "docs/notes/permalinks.txt").read_text().count("port#") == 6


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
