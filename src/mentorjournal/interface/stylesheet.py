"""A stylesheet that is read once, matched once for all widgets alike, and set once on each."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from textual._styles_cache import StylesCache
from textual.cache import LRUCache
from textual.color import Color
from textual.css.model import RuleSet, Selector, SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.style import Style
from textual.widget import Widget

RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
"""The library says the same in Python: that a rule is itself alone, half a million times a view."""


@lru_cache(1024)
def inner_and_outer(around: Color, own: Color) -> tuple[Style, Style]:
    """Give the ground of a widget, and the one round it.

    The library remembers this under each widget's picture as well, and so keeps the pictures of a
    thousand widgets that are gone: a hundred MiB after some forty screens.
    """
    return Style(background=around + own), Style(background=around)


StylesCache.get_inner_outer = staticmethod(inner_and_outer)  # type: ignore[assignment]

STYLE_SOURCES = 512
"""More pieces of style than all the widgets of the program bring."""

MOST_REMEMBERED = 4096
"""Places in the tree after which all are forgotten: a screen has some hundred."""

Key = tuple[Any, ...]


class _Asked:
    """What selectors ask of a node: its names, and states such as ``focus``."""

    def __init__(self, selectors: Iterable[Selector]) -> None:
        self.selectors = frozenset(_name(each) for each in selectors)
        self.states = frozenset(state for each in selectors for state in each.pseudo_classes)
        self._names: dict[Key, frozenset[str]] = {}

    def answers(self, node: DOMNode) -> Key:
        """Give which of the names a node has, and if it has any, in which of the states it is."""
        kind = (type(node), frozenset(node._classes), node._id)
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = self.selectors & node._selector_names
        if not (names and self.states):
            return (names,)
        return (names, *[node.has_pseudo_class(state) for state in self.states])

    def all_answers(self, path: Sequence[DOMNode]) -> Iterator[Key]:
        """Give the answers of a row of nodes, and one for all of a run of whom nothing is asked.

        No selector counts those: whether two nodes stand next to each other is all it can ask.
        """
        before = None
        for node in path:
            answers = self.answers(node)
            if answers[0] or before != answers:
                yield answers
            before = answers


def _name(selector: Selector) -> str:
    sign = {SelectorType.CLASS: ".", SelectorType.ID: "#", SelectorType.TYPE: ""}
    return f"{sign[selector.type]}{selector.name}" if selector.type in sign else "*"


class _Candidates:
    """The rules that can concern nodes of the same type, classes and id."""

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        selectors = [each.selectors for rule in rules for each in rule.selector_set]
        self._own = _Asked([selector for each in selectors for selector in each])
        self._above = _Asked([selector for each in selectors for selector in each[:-1]])
        asked = self._own.states
        self._has_hover = "hover" in asked
        self._has_focus_within = "focus-within" in asked
        self._has_order = not asked.isdisjoint(
            ("first-of-type", "last-of-type", "first-child", "last-child", "empty")
        )
        self._has_odd_or_even = not asked.isdisjoint(("odd", "even"))

    def key(self, path: Sequence[DOMNode]) -> Key:
        """Give all that decides which of the rules concern the last node of a path."""
        return (self, self._own.answers(path[-1]), *self._above.all_answers(path[:-1]))

    def tell(self, node: DOMNode) -> None:
        """Tell a node what it has to be styled anew after; the library asks for it there."""
        node._has_hover_style = self._has_hover
        node._has_focus_within = self._has_focus_within
        node._has_order_style = self._has_order
        node._has_odd_or_even = self._has_odd_or_even


class SteadyStylesheet(Stylesheet):
    """A stylesheet that does nothing twice.

    The library's own reads every sheet anew at each new screen, in case a developer has edited one;
    it tries every rule on every widget below one that gains a class or the focus, and sets all that
    fit again. That was more than half of a screen's opening time. Here a sheet is read once, and
    again for other colours; what its rules come to is remembered, under all that they can ask of a
    widget and of those it lies in; and what a widget has already is not set again.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(STYLE_SOURCES)
        self._set = dict(variables)
        self._forget([])

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones change nothing."""
        if variables != self._set:
            self._set = dict(variables)
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Parse what has not been parsed yet."""
        if self._require_parse:
            self.parse()

    def read_ahead(self, kinds: Iterable[type[Widget]]) -> None:
        """Read the sheets that kinds of widgets bring, so that none has to be when it first comes.

        Each sheet that comes later makes what is remembered void.
        """
        for kind in kinds:
            for at, css, rank, scope in kind.__new__(kind)._get_default_css():
                self._parse_rules(css, at, is_default_rules=True, tie_breaker=rank, scope=scope)

    def take_in(self, kinds: Iterable[type[Widget]]) -> None:
        """Make the sheets that were read ahead count."""
        for kind in kinds:
            for at, css, rank, scope in kind.__new__(kind)._get_default_css():
                self.add_source(css, at, is_default_css=True, tie_breaker=rank, scope=scope)
        self._forget(self.rules)

    def sort_out(self, kinds: Iterable[type[Widget]]) -> None:
        """Find which rules can concern each kind of widget, where it has no class of its own."""
        for kind in kinds:
            self._candidates_among({"*", *(each.__name__ for each in kind._css_bases(kind))})

    def _forget(self, rules: list[RuleSet]) -> None:
        self._of = rules
        self._candidates: dict[frozenset[str], _Candidates] = {}
        self._settled: dict[Key, RulesMap] = {}
        self._asked: dict[type[DOMNode], _Asked | None] = {}
        self._parts: WeakKeyDictionary[DOMNode, Key] = WeakKeyDictionary()

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[Key, RulesMap] | None = None,
    ) -> None:
        """Style a node, and the parts that it draws."""
        if self.rules is not self._of or len(self._settled) > MOST_REMEMBERED:
            self._forget(self.rules)
        candidates = self._candidates_among(node._selector_names)
        key = candidates.key(node.css_path_nodes)
        settled = self._settled.get(key)
        if settled is None or (animate and "transitions" in settled):
            super().apply(node, animate=animate, cache=cache)
            if not animate:
                self._settled[key] = node.styles.base.get_rules()
            return
        candidates.tell(node)
        _settle(node, settled)
        self._process_component_classes(node)

    def _candidates_among(self, names: set[str]) -> _Candidates:
        known = frozenset(self.rules_map.keys() & names)
        found = self._candidates.get(known)
        if found is None:
            found = self._candidates[known] = _Candidates(self._rules_for(known))
        return found

    def _rules_for(self, names: Collection[str]) -> list[RuleSet]:
        found = (rule for name in names for rule in self.rules_map.get(name, ()))
        return list(dict.fromkeys(found))

    def _process_component_classes(self, node: DOMNode) -> None:
        """Style the parts that a node draws, unless nothing has changed that they depend on."""
        asked = self._asked_by_parts(type(node))
        if asked is None:
            return
        key = tuple(asked.all_answers(node.css_path_nodes))
        if self._parts.get(node) != key:
            super()._process_component_classes(node)
            self._parts[node] = key

    def _asked_by_parts(self, kind: type[DOMNode]) -> _Asked | None:
        """Give what is asked of a kind of node and those it lies in; None when it has no parts."""
        if kind not in self._asked:
            names = {f".{part}" for part in kind._get_component_classes()}
            rules = self._rules_for({"*", DOMNode.__name__, *names})
            above = [s for rule in rules for each in rule.selector_set for s in each.selectors[:-1]]
            self._asked[kind] = _Asked(above) if names else None
        return self._asked[kind]


def _settle(node: DOMNode, settled: RulesMap) -> None:
    """Set what a node does not have yet, and nothing else."""
    base = node.styles.base
    held = base.get_rules()
    if held != settled:
        if not held and not node._is_mounted:  # nobody is to be told yet
            base.merge_rules(settled)
            node._nodes.updated()
        else:
            for name in held.keys() | settled.keys():
                if held.get(name) != settled.get(name):
                    setattr(base, name, settled.get(name))
    node.notify_style_update()


def kinds_below(kind: type[Widget]) -> Iterator[type[Widget]]:
    """Give every kind of widget that is loaded and derived from one."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_below(each)
