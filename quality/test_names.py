"""Names are the map: a folder is a word of the glossary, and no file is a drawer for whatever did not fit."""

import re

from quality.glossary import terms
from quality.sources import ROOT, contexts, sources

DRAWERS = frozenset({"common", "helper", "helpers", "misc", "model", "models", "service", "services", "util", "utils"})
ABOUT_OURSELVES = re.compile(r"(manager|helper|utils?)s?$", re.IGNORECASE)
GLOSSARY = "docs/glossary.md"


def test_no_file_is_a_drawer() -> None:
    drawers = [
        source.name
        for source in sources("domain", "service", "verifier", "api_tests", "benchmarks")
        if source.path.stem in DRAWERS or ABOUT_OURSELVES.search(source.path.stem)
    ]
    assert not drawers, "\n".join(drawers)


def test_every_context_is_a_term_of_the_glossary() -> None:
    strangers = [context for context in contexts() if context.replace("_", " ") not in terms()]
    assert not strangers, f"{strangers} not in {GLOSSARY}: a term that is not in it does not get a folder"


def test_the_glossary_is_in_order_and_explains_each_term_once() -> None:
    listed = re.findall(r"^\| \*\*(.+?)\*\*", (ROOT / GLOSSARY).read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == sorted(set(listed), key=str.casefold)


def test_the_service_speaks_of_the_same_contexts_as_the_domain() -> None:
    """A folder with routes of its own is a context of the domain, or one of the service's own few words."""
    own = {
        "access_log",
        "audit",
        "auth",
        "case_files",
        "changes",
        "edge",
        "exceptions",
        "feed",
        "findings",
        "impact",
        "web",
    }
    with_routes = {path.parent.name for path in (ROOT / "service").glob("*/routes.py")}
    strangers = with_routes - set(contexts()) - own
    assert not strangers, f"{sorted(strangers)}: same word as in domain/, or add it here and to {GLOSSARY}"
