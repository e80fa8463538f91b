"""Texts that exports are filled into."""

from jinja2 import Environment, PackageLoader, StrictUndefined

# Programs and Markdown are written, not HTML: there is nothing to escape.
TEMPLATES = Environment(
    loader=PackageLoader("nas.export"), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
)
