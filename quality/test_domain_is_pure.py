"""The domain computes and nothing else: no clock, chance, file, network or process can be reached from it."""

import ast
import sys

from quality.sources import Source, sources

ALLOWED = frozenset(
    {
        "abc",
        "base64",
        "binascii",
        "bisect",
        "calendar",
        "collections",
        "contextlib",
        "copy",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "heapq",
        "hmac",
        "itertools",
        "json",
        "math",
        "numbers",
        "operator",
        "re",
        "statistics",
        "string",
        "struct",
        "textwrap",
        "types",
        "typing",
        "unicodedata",
    }
)
CLOCKS_AND_CHANCE = frozenset({"now", "today", "utcnow", "fromtimestamp", "uuid1", "uuid4", "urandom"})
OPENERS = frozenset({"open", "input", "print", "exec", "eval", "__import__", "breakpoint"})
# Each place that does what is otherwise forbidden, with its reason.
PERMITTED = {
    "domain/kernel/recorded.py: sys": "intern, which keeps equal texts once; nothing else of the module is imported",
    "domain/kernel/values.py: exec()": "a value's __init__ is written from its fields, as dataclasses does",
}


def test_the_domain_imports_only_what_computes() -> None:
    strangers = [
        f"{source.name}: {name}" for source in _domain() for name in source.imports() if not _may_be_used(name)
    ]
    assert not _forbidden(strangers), "\n".join(strangers)


def test_the_domain_asks_neither_clock_nor_chance() -> None:
    asked = [
        f"{source.name}:{node.lineno} .{node.attr}"
        for source in _domain()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS_AND_CHANCE
    ]
    assert not asked, "\n".join(asked)


def test_the_domain_opens_and_prints_nothing() -> None:
    opened = [
        f"{source.name}: {node.func.id}()"
        for source in _domain()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OPENERS
    ]
    assert not _forbidden(opened), "\n".join(opened)


def test_of_a_module_that_is_permitted_once_one_name_is_imported() -> None:
    (source,) = [one for one in _domain() if one.name == "domain/kernel/recorded.py"]
    taken = [node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom) and node.module == "sys"]
    assert [[one.name for one in node.names] for node in taken] == [["intern"]]
    assert not [node for node in ast.walk(source.tree) if isinstance(node, ast.Import) and "sys" in ast.unparse(node)]


def test_what_is_permitted_is_still_done() -> None:
    done = {f"{source.name}: {name}" for source in _domain() for name in source.imports()}
    called = {
        f"{source.name}: {node.func.id}()"
        for source in _domain()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert PERMITTED.keys() <= done | called


def test_every_allowed_module_is_of_the_standard_library() -> None:
    assert sys.stdlib_module_names >= ALLOWED


def _domain() -> list[Source]:
    return [source for source in sources("domain") if not source.is_test]


def _forbidden(found: list[str]) -> list[str]:
    return [one for one in found if one not in PERMITTED]


def _may_be_used(module: str) -> bool:
    package = module.split(".", maxsplit=1)[0]
    return package == "domain" or package in ALLOWED
