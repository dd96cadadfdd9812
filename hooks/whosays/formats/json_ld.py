"""An article in JSON-LD: for machines in schema.org’s words, its notes as W3C Web Annotations.

Offsets count the code points of the seed, from 0, as the model's text position selector wants.
"""

import json
from typing import Any

from whosays.edition import Article, Edition
from whosays.formats.documents import Home, download_path
from whosays.model.notes import AnyNote
from whosays.pages.prose import plain

ANNOTATIONS, TEXT = ".jsonld", ".txt"
"""The endings of two downloads: the annotations, and the text that they refer to."""
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""How many characters before and after a passage tell it from others with the same words."""


def write_web_annotation(edition: Edition, article: Article, home: Home) -> bytes:
    """Return every note as an annotation of the seed."""
    data = {
        "@context": CONTEXT,
        "id": home.page(download_path(f"{article.id}{ANNOTATIONS}")),
        "type": "AnnotationPage",
        "items": [_annotation(edition, article, note, home) for note in article.notes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _annotation(edition: Edition, article: Article, note: AnyNote, home: Home) -> dict[str, Any]:
    start, end = article.places[note.id]
    texts = [
        ("tagging", note.kind),
        ("tagging", note.check),
        ("commenting", note.gist),
        ("describing", plain(edition, note.note)),
    ]
    english = {"format": "text/plain", "language": "en"}
    body = [{"type": "TextualBody", "purpose": use, "value": one, **english} for use, one in texts]
    for key in note.references:
        source = edition.references[key].URL
        body.append({"type": "SpecificResource", "purpose": "linking", "source": source})
    return {
        "@context": CONTEXT,
        "id": home.page(f"{article.address}#{note.id}"),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Organization", "name": edition.name},
        **({"rights": edition.licence} if edition.licence else {}),
        "body": body,
        "target": {
            "source": home.page(download_path(f"{article.id}{TEXT}")),
            "scope": home.page(article.address),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": article.text[start:end],
                    "prefix": article.text[max(0, start - AROUND) : start],
                    "suffix": article.text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def json_ld(edition: Edition, article: Article) -> str:
    """Return a description of the article and our notes, as JSON-LD for a script element."""
    found = article.file.found
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "inLanguage": article.file.language,
        "datePublished": found.date,
        "publisher": {"@type": "Organization", "name": found.publisher},
        "url": edition.references[found.reference].URL,
        "copyrightNotice": article.file.rights,
        "accessibilityFeature": ["annotations", "structuralNavigation"],
        "subjectOf": {
            "@type": "CreativeWork",
            "name": "Margin notes: who says so, passage by passage",
            **({"license": edition.licence} if edition.licence else {}),
            "commentCount": len(article.notes),
        },
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
