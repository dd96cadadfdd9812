"""What the site’s configuration says of the edition."""

from pathlib import Path

import yaml

from whosays.read.files import CONFIG
from whosays.read.text import read_text


def read_config(root: Path) -> dict[str, tuple[str, int]]:
    """Give the site's name and the texts under `extra`, each with its line in the configuration.

    The configuration is the host's, and may hold tags of its own.
    """
    if not (root / CONFIG).exists():
        return {}
    try:
        node = yaml.compose(read_text(root, CONFIG, any_line_ends=True), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}  # the builder says what is wrong
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    extra = next((value for key, value in pairs if key.value == "extra"), None)
    inside = extra.value if isinstance(extra, yaml.MappingNode) else []
    inside += [pair for pair in pairs if pair[0].value == "site_name"]
    return {
        str(key.value): (str(value.value), value.start_mark.line + 1)
        for key, value in inside
        if isinstance(value, yaml.ScalarNode)
    }
