"""The Content-Security-Policy of every page: what a browser may load and run there."""

from __future__ import annotations

import base64
import hashlib
import re

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Let overrides/main.html state the policy.

    A preview has none: MkDocs adds to each page a script that differs with each request.
    """

    def content_security_policy(trusted: str) -> str:
        return "" if config.extra["is_preview"] else policy(trusted)

    env.globals["content_security_policy"] = content_security_policy
    return env


def policy(trusted: str) -> str:
    """Return the policy of a page whose inline scripts are those of some trusted HTML.

    The scripts are taken from the theme's templates and not from the finished page: one that data brought into the page
    would be allowed together with the others.
    """
    hashes = (_hash(script) for script in re.findall(r"<script>(.*?)</script>", trusted, re.DOTALL))
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *hashes)),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-src": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{kind} {sources}" for kind, sources in allowed.items())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
