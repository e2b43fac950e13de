"""Every part of the product says in a sentence what it is, so that a board secretary could read along."""

import ast
import re
from collections.abc import Iterator

from quality.sources import Definition, Source, product

ENDS = (".", "?", "!", ":", ".)", "…")
LEFT_OPEN = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|simplified for now|not implemented yet")


def test_every_public_thing_says_what_it_is() -> None:
    silent = [f"{source.name}: {name}" for source in product() for name, sentence in _public(source) if not sentence]
    assert not silent, "\n".join(silent)


def test_what_it_says_is_a_sentence() -> None:
    fragments = [
        f"{source.name}: {name}: {first!r}"
        for source in product()
        for name, sentence in _public(source)
        if sentence and not (first := sentence.strip().split("\n\n")[0]).endswith(ENDS)
    ]
    assert not fragments, "\n".join(fragments)


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{source.name}:{number} {line.strip()}"
        for source in product()
        for number, line in enumerate(source.text.splitlines(), start=1)
        if LEFT_OPEN.search(line)
    ]
    assert not left, "\n".join(left)


def _public(source: Source) -> Iterator[tuple[str, str | None]]:
    yield "the file", ast.get_docstring(source.tree)
    yield from _public_inside(source.tree.body, "")


def _public_inside(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, str | None]]:
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_") and not _is_overload(node):
            yield prefix + node.name, ast.get_docstring(node)
            if isinstance(node, ast.ClassDef):
                yield from _public_inside(node.body, f"{prefix}{node.name}.")


def _is_overload(node: Definition) -> bool:
    return any(ast.unparse(decorator).endswith(("overload", ".setter")) for decorator in node.decorator_list)
