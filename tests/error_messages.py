"""Finds in the source of bilat every message it can give, as patterns, so that none lacks a case.

A message is what is raised as a BilatError, said on standard error, handed to a parameter called `message` or
given to Typer as the reason of a wrong command. What is put together in steps is followed: through names,
conditions, f-strings, and the functions of bilat that return a text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "bilat"
HOLE = "\0"
# Where a finding gets its message: the words of every check come together there.
CHECKS = "bilat/checking/run.py"
# Calls of Typer that show their argument to the user.
SHOWN = {"fail", "BadParameter"}


@dataclass(frozen=True)
class Message:
    """A message with holes where values stand, and where it is made."""

    text: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text.replace(HOLE, '…')}"

    def matches(self, said: str) -> bool:
        """Tell whether some line of what was said is this message."""
        return re.search(".*".join(map(re.escape, self.text.split(HOLE))), said) is not None


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


class _Program:
    """The modules of bilat, with the functions, classes and assignments a message may come through."""

    def __init__(self) -> None:
        self.modules = {
            str(file.relative_to(SOURCE.parent)): ast.parse(file.read_text(encoding="utf-8"))
            for file in sorted(SOURCE.rglob("*.py"))
        }
        self.functions: dict[str, list[ast.FunctionDef]] = {}
        self.keywords: dict[str, list[ast.expr]] = {}
        self.constants: dict[str, list[ast.expr]] = {}
        bases: dict[str, set[str]] = {}
        self.message_at: dict[str, int] = {}
        for module in self.modules.values():
            for statement in module.body:
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name)], value=value):
                        self.constants.setdefault(name, []).append(value)
            for node in ast.walk(module):
                match node:
                    case ast.FunctionDef(name=name):
                        self.functions.setdefault(name, []).append(node)
                        self._takes_message(name, [one.arg for one in node.args.args])
                    case ast.ClassDef(name=name, body=body):
                        bases[name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
                        fields = [one.target for one in body if isinstance(one, ast.AnnAssign)]
                        self._takes_message(name, [one.id for one in fields if isinstance(one, ast.Name)])
                    case ast.keyword(arg=str(name), value=value):
                        self.keywords.setdefault(name, []).append(value)
        self.errors = {"BilatError"}
        while grown := {name for name, of in bases.items() if of & self.errors} - self.errors:
            self.errors |= grown
        # It is raised with problems, each a message by itself.
        self.errors.discard("DatasetError")

    def _takes_message(self, name: str, parameters: list[str]) -> None:
        if "message" in parameters:
            bound = parameters[0] in ("self", "cls")
            self.message_at[name] = parameters.index("message") - bound

    def shown_by(self, call: ast.Call) -> Iterator[ast.expr]:
        """Give what a call shows to the user."""
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        if name == "print":
            stream = keywords.get("file")
            if isinstance(stream, ast.Attribute) and stream.attr == "stderr":
                yield from call.args
        elif name == "exit":
            # With a number it says nothing.
            yield from (one for one in call.args if not isinstance(one, ast.Call | ast.Name))
        elif name in self.errors or name in SHOWN:
            yield from call.args[:1]
        elif name in self.message_at:
            if "message" in keywords:
                yield keywords["message"]
            elif self.message_at[name] < len(call.args):
                yield call.args[self.message_at[name]]


class _Reader:
    """Reads an expression within a function as the texts that it can be."""

    def __init__(self, program: _Program, function: ast.FunctionDef | None, depth: int = 0) -> None:
        self.program = program
        self.function = function
        self.depth = depth

    def texts(self, node: ast.expr) -> list[str]:
        if self.depth > 6:
            return [HOLE]
        self.depth += 1
        try:
            return list(dict.fromkeys(self._texts(node))) or [HOLE]
        finally:
            self.depth -= 1

    def _texts(self, node: ast.expr) -> Iterable[str]:  # noqa: C901, PLR0911 - one a kind of expression
        match node:
            case ast.Constant(value=str() as text):
                return [text]
            case ast.JoinedStr():
                return self._joined(node.values)
            case ast.BinOp(op=ast.Add()):
                return self._joined([node.left, node.right])
            case ast.FormattedValue():
                return self._value(node)
            case ast.IfExp():
                return [*self.texts(node.body), *self.texts(node.orelse)]
            case ast.BoolOp(op=ast.Or()):
                return [text for value in node.values for text in self.texts(value)]
            case ast.Name():
                return self._name(node.id)
            case ast.Attribute():
                found = self.program.keywords.get(node.attr, [])
                return [text for value in found for text in self.texts(value) if _has_words(text)]
            case ast.Call(func=ast.Name(id=name)) if name in self.program.functions:
                return self._returned(name)
            case ast.Call(func=ast.Attribute(attr=name)) if name in self.program.functions:
                return self._returned(name)
        return [HOLE]

    def _value(self, node: ast.FormattedValue) -> list[str]:
        """Read what stands in braces: a constant of the program is part of the message, all else a hole."""
        match node.value:
            case ast.Name(id=name) if name.isupper() and name in self.program.constants:
                return self.texts(node.value)
        return [HOLE]

    def _joined(self, parts: list[ast.expr]) -> list[str]:
        texts = [""]
        for part in parts:
            texts = [text + more for text in texts for more in self.texts(part)]
        return texts

    def _name(self, name: str) -> list[str]:
        """Read what a name was given, in this function or as a constant."""
        given: list[ast.expr] = []
        for node in ast.walk(self.function) if self.function else ():
            match node:
                case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                    given.append(value)
                case ast.AugAssign(target=ast.Name(id=target), value=value) if target == name:
                    given.append(value)
                case ast.For(target=ast.Name(id=target), iter=value) if target == name:
                    return self._items(value)
        given = given or self.program.constants.get(name, [])
        return [text for value in given for text in self.texts(value)]

    def _items(self, node: ast.expr) -> list[str]:
        """Read the texts of a list that a function returns or that was appended to."""
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in self.program.functions:
                return self._returned(name, items=True)
            case ast.Name(id=name) if self.function:
                calls = [one for one in ast.walk(self.function) if isinstance(one, ast.Call)]
                return [
                    text
                    for call in calls
                    if isinstance(call.func, ast.Attribute)
                    and call.func.attr == "append"
                    and isinstance(call.func.value, ast.Name)
                    and call.func.value.id == name
                    for text in self.texts(call.args[0])
                ]
            case ast.ListComp() | ast.GeneratorExp():
                return self.texts(node.elt)
            case ast.List() | ast.Tuple():
                return [text for item in node.elts for text in self.texts(item)]
        return [HOLE]

    def _returned(self, name: str, *, items: bool = False) -> list[str]:
        texts: list[str] = []
        for function in self.program.functions[name]:
            inner = _Reader(self.program, function, self.depth)
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value:
                    texts += inner._items(node.value) if items else inner.texts(node.value)
                elif isinstance(node, ast.Yield) and node.value and items:
                    texts += inner.texts(node.value)
        return texts


def _calls(
    node: ast.AST, function: ast.FunctionDef | None = None
) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, function
        yield from _calls(child, child if isinstance(child, ast.FunctionDef) else function)


def _is_passed_on(shown: ast.expr, function: ast.FunctionDef | None) -> bool:
    """Tell whether what is shown is made elsewhere: a fault that was caught, or a parameter."""
    parameters = {one.arg for one in function.args.args} if function else set()
    match shown:
        case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id="fault") | ast.Call()]):
            return True
        case ast.Call(args=[ast.Name(id="message"), *_]):
            return True
        case ast.Name(id=name):
            return name in parameters
    return False


def messages_of_the_program() -> list[Message]:
    """Return every message, in the order of the source; what only passes another's on is left out.

    Raise `AssertionError` for one that cannot be followed back to its words.
    """
    program = _Program()
    messages: dict[str, Message] = {}
    for name, module in program.modules.items():
        for call, function in _calls(module):
            for shown in program.shown_by(call):
                if _is_passed_on(shown, function):
                    continue
                # Of several, one may be what Typer itself says.
                texts = list(filter(_has_words, _Reader(program, function).texts(shown)))
                assert texts, f"{name}:{call.lineno}: the words of {ast.unparse(shown)} are not found"
                for text in texts:
                    messages.setdefault(text, Message(text, f"{name}:{call.lineno}"))
    return list(messages.values())
