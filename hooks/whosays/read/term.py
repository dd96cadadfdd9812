"""One glossary page’s front matter."""

from pathlib import Path

from whosays.faults import Fault, Faults
from whosays.model.term import Term
from whosays.read.document import Document, read_yaml
from whosays.read.files import GLOSSARY
from whosays.read.schema import validate
from whosays.read.text import read_text
from whosays.syntax import find_directives, split_front_matter


def read_term(root: Path, name: str) -> tuple[Document, Term]:
    """Read a term by its name. Raises Faults where its page has no such front matter."""
    path = f"{GLOSSARY}/{name}.md"
    text = read_text(root, path)
    head, body = split_front_matter(text)
    if not head or not body:
        raise Faults([Fault(path, 1, "must begin with front matter between two lines of “---”")])
    if (name, "term") not in {(line.argument, line.name) for line in find_directives(body)}:
        raise Faults([Fault(path, 0, f"lacks the line “::: term {name}”, which shows the term")])
    document = read_yaml(head, path, first_line=2)
    return document, validate(Term, document)
