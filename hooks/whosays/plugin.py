"""The MkDocs plugin: faults as sentences, the edition read once, our pages, theme and downloads."""

import gc
import html
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from whosays.configuration import Options, settings_of
from whosays.content_policy import content_policy
from whosays.edition import Edition, Settings
from whosays.faults import Faults, counted
from whosays.formats.cite import cite, render_citations
from whosays.formats.documents import Home
from whosays.formats.offline import pack_site
from whosays.formats.registry import FEED, make_downloads
from whosays.formats.search_index import write_index
from whosays.pages.addresses import ABOUT, SEARCH, public
from whosays.pages.article.draft import shows_draft
from whosays.pages.sets import make_parts, menu_page
from whosays.read.check.advice import unfinished
from whosays.read.files import CONTENT, packaged_pages
from whosays.read.load import load_edition

PACKAGE = Path(__file__).parent
THEME = PACKAGE / "theme"
STARTED = time.time_ns()
"""When this program was read; what is changed in it later waits for a restart."""
log = get_plugin_logger("whosays")


class WhoSaysPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Builds an edition: `plugins: [whosays]`."""

    serves = False
    """Whether a browser waits for the pages."""
    settings = Settings()

    def __init__(self) -> None:
        """Begin without pages."""
        self.contents: dict[str, tuple[str, str]] = {}
        """Of each page's source, its address in the site and its HTML, for the search index."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs tells once."""
        self.serves = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the edition before any page is built; every fault is shown, as a sentence."""
        # our theme comes after the edition's own `custom_dir`, and before the theme that it extends
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        if parts := config.mdx_configs.get("pymdownx.snippets"):  # “docs” means this edition’s
            folder = Path(config.config_file_path).parent
            given = parts.get("base_path", ".")
            given = [given] if isinstance(given, str) else given
            parts["base_path"] = [str(folder / one) for one in given]
        config.extra.pop("faults", None)
        options = config.mdx_configs.setdefault("whosays", {})
        try:
            self.settings = settings_of(config)
            root = Path(config.config_file_path).parent
            known = options.get("edition")  # the site for a disk has it from the first build
            edition = options["edition"] = known or load_edition(root, self.settings)
            if self.serves:
                options["editor"] = root.resolve().as_posix()
            elif faults_left := unfinished(edition.articles.values()):
                raise Faults(faults_left)
        except Faults as faults:
            if not self.serves:
                raise PluginError(f"\n{faults}") from None
            log.error("\n%s", faults)
            config.extra["faults"] = [str(fault) for fault in faults.faults]
        changed = (path.stat().st_mtime_ns > STARTED for path in PACKAGE.rglob("*.py"))
        if self.serves and any(changed):
            log.warning("the program’s code has changed: stop this command and start it again")
        gc.unfreeze()
        gc.collect()  # the pages of the build before, which point at each other
        gc.freeze()  # it lives as long as the build: the collector need not walk it again and again
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> None:
        """Follow changes of the package too; those of its code wait for a restart."""
        server.watch(str(PACKAGE))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and the files to download, and tell the page that lists these."""
        options = config.mdx_configs["whosays"]
        if "faults" in config.extra:
            leave_out_links(files, os.path.realpath(config.docs_dir))
        for path in packaged_pages():
            if path not in files.src_uris and path not in self.settings.left_out:
                files.append(File.generated(config, path, abs_src_path=str(CONTENT / path)))
        if edition := options.get("edition"):
            options["edition"] = edition = add_parts(edition, files, config)
            if not options.get("offline"):
                options["edition"] = add_downloads(edition, files, config, whole=not self.serves)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put each page that the menu leaves out below what lists it, whose tab it then lights."""
        listed = {page.file.src_uri: page for page in nav.pages}
        sections = {Path(path).parent: page.parent for path, page in listed.items()}
        for file in files.documentation_pages():
            if (page := file.page) and file.src_uri not in listed:
                above = listed.get(menu_page(file.src_uri, listed))
                beside = sections.get(Path(file.src_uri).parent)
                page.parent = above or beside  # type: ignore[assignment]
        escape_menu(nav)
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep drafts from search engines; under `mkdocs serve`, show the faults that are left."""
        faults: list[str] | None = config.extra.get("faults")
        if faults is not None:
            entries = "".join(f"<li><code>{html.escape(fault)}</code></li>" for fault in faults)
            return (
                f"<h1>{counted(len(faults), 'fault')} in the files</h1>\n<ul>{entries}</ul>\n"
                "<p>Correct the files and save. The site then comes back by itself.</p>"
            )
        if shows_draft(config.mdx_configs["whosays"]["edition"], markdown):
            page.meta["robots"] = "noindex"
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give templates what they need, and each page of a public site its citations."""
        env.bytecode_cache = FileSystemBytecodeCache()  # the theme is compiled once
        env.trim_blocks = env.lstrip_blocks = True  # or a third of a short page is spaces
        options = config.mdx_configs["whosays"]
        edition = options.get("edition")
        lead = edition.in_order[0].page if edition and edition.articles else ""
        shown = {"feed": FEED, "about": ABOUT, "search_page": SEARCH, "lead": lead}
        env.globals |= {name: files.get_file_from_path(path) for name, path in shown.items()}
        # MkDocs' own script for reloading has no hash, and a disk is no origin that could be named
        if not (self.serves or options.get("offline")):
            env.globals["content_policy"] = content_policy
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.contents = {one.file.src_uri: (one.file.url, one.content or "") for one in pages}
        year = self.settings.year
        for page in pages if public(config.site_url) else ():
            citations = cite(page.canonical_url or "", plain_title(page), config.site_name, year)
            page.content = f"{page.content}\n{render_citations(citations)}"
        escape_texts(pages, config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what was built, if it has our search page, and was not faults or for a disk."""
        options = config.mdx_configs["whosays"]
        if SEARCH in self.contents and not ("faults" in config.extra or options.get("offline")):
            write_index(options["edition"], Path(config.site_dir), self.contents)


def leave_out_links(files: Files, docs: str) -> None:
    """Remove what symbolic links lead to: MkDocs would follow one that leads in a circle."""
    for file in list(files):
        path = os.path.join(docs, file.src_uri)
        if file.src_dir and (os.path.islink(path) or os.path.realpath(path) != path):
            files.remove(file)


def escape_menu(nav: Navigation) -> None:
    """Escape the titles of the menu's sections and links, which the theme prints as they are."""
    items = list(nav.items)
    for item in items:
        if isinstance(item, Section):
            items += item.children
        if isinstance(item, Section | Link):
            item.title = Markup.escape(item.title)


def plain_title(page: Page) -> str:
    """Return a page's title as text: only one that was taken from its heading is HTML."""
    title = str(page.title)
    return title if {"title"} & {*page.meta, *vars(page)} else html.unescape(title)


def escape_texts(pages: Iterable[Page], config: MkDocsConfig) -> None:
    """Escape what the theme's templates print as it is: titles, and texts of the front matter."""
    for page in pages:
        # markup is escaped once: a template that escapes by itself leaves it alone
        page.title = Markup.escape(plain_title(page))
        texts = {key: words for key, words in page.meta.items() if isinstance(words, str)}
        page.meta.update({key: Markup.escape(words) for key, words in texts.items()})
        if "title" in page.meta or not page.is_homepage:
            page.meta["title"] = page.title
    config.site_name = Markup.escape(config.site_name)
    config.site_description = Markup.escape(config.site_description or "")


def add_parts(edition: Edition, files: Files, config: MkDocsConfig) -> Edition:
    """Add the pages that a large edition needs; return it with the list of them."""

    def read(path: str) -> str:
        file = files.get_file_from_path(path)
        return file.content_string if file else ""

    parts = dict(make_parts(edition, read))
    for path, text in parts.items():
        file = File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
    return replace(edition, parts=frozenset(parts))


def add_downloads(edition: Edition, files: Files, config: MkDocsConfig, *, whole: bool) -> Edition:
    """Add the files to download; return the edition that lists them.

    The `whole` site is built a second time, for a disk: each page a file, and nothing to download.
    """
    made = list(make_downloads(edition, Home(public(config.site_url))))
    if whole:
        with tempfile.TemporaryDirectory() as folder:
            path, strict = config.config_file_path, config.strict
            own = load_config(
                path, site_dir=folder, site_url="", strict=strict, use_directory_urls=False
            )
            known = replace(edition, site="", parts=frozenset())
            own.mdx_configs["whosays"] = {"offline": True, "edition": known}
            own.extra["published"] = public(config.site_url)
            build(own)
            made.insert(0, pack_site(edition, Path(folder)))
    for download, content in made:
        files.append(File.generated(config, download.path, content=content))
    return replace(edition, downloads=tuple(download for download, _ in made))
