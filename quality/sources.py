"""The source files of the project, read once and parsed once for all the tests that look at them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("domain", "service", "verifier")
EVERYTHING = ("api_tests", "benchmarks", "domain", "migrations", "quality", "scripts", "service", "verifier")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Source:
    """One Python file of the project."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root of the project, as messages show it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_test(self) -> bool:
        """Whether the file tests others."""
        return "tests" in self.path.parts or self.name.startswith(("api_tests/", "quality/"))

    @cached_property
    def text(self) -> str:
        """What is written in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The same, parsed."""
        return ast.parse(self.text, self.name)

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    @property
    def written(self) -> int:
        """How many lines have something written on them."""
        return sum(1 for line in self.text.splitlines() if line.strip())

    @property
    def says_something(self) -> bool:
        """Whether it holds more than the sentence that introduces a folder."""
        return any(not isinstance(statement, ast.Expr) for statement in self.tree.body)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def imports(self) -> Iterator[str]:
        """The modules that it names in import statements."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield "." * node.level + (node.module or "")


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The Python files under these folders; a folder that does not exist has none."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(Source(path) for path in found if "__pycache__" not in path.parts)


def product() -> tuple[Source, ...]:
    """What is delivered: the domain, the service and the verifier, without their tests."""
    return tuple(source for source in sources(*PRODUCT) if not source.is_test)


def contexts() -> tuple[str, ...]:
    """The folders of the domain that are terms of the field."""
    folders = (path.parent.name for path in (ROOT / "domain").glob("*/__init__.py"))
    return tuple(sorted(set(folders) - {"kernel", "ledger", "tests"}))
