"""What a person wrote is never markup: no text that is put together goes where markup is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import TESTS

SOURCE = TESTS.parent / "src" / "mentorjournal"
DRAWN = sorted(
    path for path in SOURCE.rglob("*.py")
    if path.parts[len(SOURCE.parts)] in ("screens", "widgets") or path.parent == SOURCE
)  # fmt: skip
READS_MARKUP = {
    "Static",
    "Label",
    "Button",
    "Option",
    "update",
    "notify",
    "Checkbox",
    "RadioButton",
}
TITLES = {"border_title", "border_subtitle"}


def findings(code: str) -> Iterator[int]:
    """List the lines where text that is no constant would be read as markup."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _name(node.func) in READS_MARKUP:
            if not _has_no_markup(node) and any(map(_is_put_together, node.args[:1])):
                yield node.lineno
        elif isinstance(node, ast.Assign):
            named = {_name(target) for target in node.targets}
            if named & TITLES and not _is_plain(node.value):
                yield node.lineno


def _is_plain(value: ast.expr) -> bool:
    """Whether it is a constant or Content, or `entitle`'s own making of it."""
    called = _name(value.func) if isinstance(value, ast.Call) else ""
    return isinstance(value, ast.Constant) or called in {"Content", "_words"}


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _has_no_markup(call: ast.Call) -> bool:
    return any(
        each.arg == "markup" and isinstance(each.value, ast.Constant) and not each.value.value
        for each in call.keywords
    )


def _is_put_together(node: ast.expr) -> bool:
    """Whether a text is put together: an f-string, a sum, or a call that gives a text."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return _is_put_together(node.left) or _is_put_together(node.right)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute) and node.func.attr == "join":
        return isinstance(node.func.value, ast.Constant)  # and not Content, which joins to Content
    return _name(node.func) in {"str", "visible", "one_line"}


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_text_is_read_as_markup(path: Path) -> None:
    assert list(findings(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(f'{title}')",
        "app.notify(f'{words} is kept')",
        "self.query_one(Static).update('a' + visible(text))",
        "card.border_title = record.title",
        "Label(str(error), markup=True)",
    ],
)
def test_the_lint_finds_what_it_is_for(code: str) -> None:
    assert list(findings(code)) == [1]


def test_the_lint_lets_pass_what_is_harmless() -> None:
    assert (
        list(findings("Static('a word')\nnotify(f'{x}', markup=False)\nStatic(Content(x))")) == []
    )
