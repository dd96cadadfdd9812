"""What machines are told of an article, in schema.org's words."""

import json

from whosays.edition import Article, Edition


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
