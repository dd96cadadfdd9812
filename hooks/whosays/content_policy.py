"""A second wall: no script runs but the site's own files and the theme's own inline scripts."""

import base64
import hashlib
from collections.abc import Iterator

from jinja2 import pass_context
from jinja2.runtime import Context

INLINE = ("base", "storage", "palette", "content")
"""The templates below partials/javascripts whose scripts are in the pages themselves."""
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
"""Firefox fetches the page that `rel=next` names ahead of time."""


@pass_context
def content_policy(context: Context) -> str:
    """Return a page's policy, with the hash of every inline script that its templates hold."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _scripts(context))
    hashes = " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)
    return POLICY.format(hashes=hashes)


def _scripts(context: Context) -> Iterator[str]:
    """Yield the templates' scripts, filled in anew, and nothing else that got into the page."""
    for name in INLINE:
        template = context.environment.get_template(f"partials/javascripts/{name}.html")
        for part in template.render(context.get_all()).split("<script>")[1:]:
            yield part.partition("</script>")[0]
