"""How a command says what it takes: types and defaults in its signature, words beside them.

    def check(
        source: Annotated[str, Argument(help="The source file.", metavar="SOURCE")],
        quiet: Annotated[bool, Option("--quiet", "-q", help="Nothing on stderr but errors.")] = False,
    ) -> None:

Options that belong together are the fields of a dataclass, and the function takes one of it:

    @dataclass(frozen=True, slots=True, kw_only=True)
    class ReportOptions:
        TITLE: ClassVar = "Reports"  # the help lists them under it
        quiet: Annotated[bool, Option("--quiet", "-q", help="Nothing on stderr but errors.")] = False

    def check(report: ReportOptions) -> None:

Written as for typer, and run by click alone: typer 0.29 imports pydantic whenever a command is parsed, 0.1 CPU seconds,
which is as long as `briefer check` takes to judge an article.
"""

import dataclasses
import inspect
import types
from collections.abc import Callable, Iterator
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

import click

from briefer.io.declared import Argument, Completes, Option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


__all__ = ["Argument", "Completes", "Option", "command", "described"]


class Command(click.Command):
    """A command whose help tells what its arguments are."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The arguments, then the options."""
        rows = [
            (parameter.make_metavar(ctx), parameter.about)
            for parameter in self.params
            if isinstance(parameter, _Argument)
        ]
        if rows:
            with formatter.section("Arguments"):
                formatter.write_dl(rows)
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for parameter in self.params:
            title = parameter.section if isinstance(parameter, _Option) else ""
            sections.setdefault(title or "Options", [])
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and not isinstance(parameter, _Argument):
                title = parameter.section if isinstance(parameter, _Option) else ""
                sections[title or "Options"].append(record)
        own = sections.pop("Options")
        for title, listed in [*sections.items(), ("Options", own)]:
            if listed:
                with formatter.section(title):
                    formatter.write_dl(listed)


def command(function: Callable[..., Any], name: str) -> click.Command:
    """The command that a function with annotated parameters is; its docstring is its help."""
    return Command(name, **described(function))


def described(function: Callable[..., Any]) -> dict[str, Any]:
    """What a function says of the command that it is, for click's classes of commands."""
    parameters = inspect.signature(function).parameters.values()
    wanted = [parameter for parameter in parameters if parameter.annotation is not click.Context]
    takes_context = len(wanted) < len(parameters)
    run = _gathering(function, {one.name: one.annotation for one in wanted if dataclasses.is_dataclass(one.annotation)})
    return {
        "callback": click.pass_context(run) if takes_context else run,
        "params": [made for parameter in wanted for made in _titled(parameter)],
        "help": inspect.getdoc(function),
        "context_settings": {"help_option_names": ["-h", "--help"]},
    }


def _named(parameter: inspect.Parameter) -> Iterator[tuple[str, Any, Any]]:
    """Name, annotation and default of a parameter, or of each field of the dataclass that it takes."""
    group = parameter.annotation
    if not dataclasses.is_dataclass(group):
        yield parameter.name, group, parameter.default
        return
    hints = get_type_hints(group, include_extras=True)
    for field in dataclasses.fields(group):
        missing = field.default is dataclasses.MISSING
        yield field.name, hints[field.name], inspect.Parameter.empty if missing else field.default


def _titled(parameter: inspect.Parameter) -> Iterator[click.Parameter]:
    """What click is told of a parameter, or of each field of its dataclass, under the title that this has."""
    for name, annotation, default in _named(parameter):
        made = _parameter(name, annotation, default)
        if isinstance(made, _Option):
            made.section = getattr(parameter.annotation, "TITLE", "")
        yield made


def _gathering(function: Callable[..., Any], groups: dict[str, Any]) -> Callable[..., Any]:
    """The function, called with the values of all parameters instead of the dataclasses that hold some of them."""
    if not groups:
        return function

    @wraps(function)
    def call(*context: click.Context, **values: Any) -> Any:
        made = {
            name: group(**{field.name: values.pop(field.name) for field in dataclasses.fields(group)})
            for name, group in groups.items()
        }
        return function(*context, **made, **values)

    return call


class _Argument(click.Argument):
    about = ""


class _Option(click.Option):
    section = ""
    """Under which title the help lists it; "" for those that are in no group."""


class _Member(click.Choice):  # type: ignore[type-arg]  # generic since click 8.2
    """One of the values of an enumeration."""

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__([member.value for member in kind])
        self._kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self._kind(super().convert(getattr(value, "value", value), param, ctx))


def _parameter(name: str, annotation: Any, default: Any) -> click.Parameter:
    annotation, about = get_args(annotation)
    kind, several = _kind(annotation)
    required = default is inspect.Parameter.empty
    common: dict[str, Any] = {
        "type": _type(kind, about),
        "required": required,
        "metavar": about.metavar,
    }
    if not required:  # None would be a default like any other
        common["default"] = getattr(default, "value", default)
    if about.completes is not None:
        common["shell_complete"] = _completing(about.completes)
    callback = about.callback
    common["callback"] = _listed if several else None if callback is None else lambda _, __, value: callback(value)
    if isinstance(about, Argument):
        found = _Argument([name], nargs=-1 if several else 1, **common)
        found.about = about.help
        return found
    if kind is bool:
        del common["type"]
        common["is_flag"] = True
    elif several:
        common["multiple"] = True
    elif default not in (None, inspect.Parameter.empty):
        common["show_default"] = True
    return _Option(
        [name, *(about.names or [f"--{name.replace('_', '-')}"])],
        help=about.help,
        **common,
    )


def _completing(completes: Completes) -> Callable[[click.Context, click.Parameter, str], list["CompletionItem"]]:
    def complete(context: click.Context, parameter: click.Parameter, typed: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        if isinstance(completes, str):
            return [CompletionItem(typed, type=completes)]
        return [CompletionItem(word) for word in completes() if word.startswith(typed)] if completes else []

    return complete


def _listed(context: click.Context, parameter: click.Parameter, values: tuple[Any, ...]) -> list[Any] | None:
    return list(values) or None


def _kind(annotation: Any) -> tuple[type, bool]:
    """The type of one value, and whether there may be several: ``list[str] | None`` is (str, True)."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(part for part in get_args(annotation) if part is not types.NoneType)
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is list:
        return get_args(annotation)[0], True
    return annotation, False


def _type(kind: type, about: Argument | Option) -> Any:
    if issubclass(kind, Enum):
        return _Member(kind)
    if issubclass(kind, Path):
        return click.Path(path_type=Path, **about.path)
    if about.path:
        raise TypeError(f"{', '.join(about.path)}: only a path can be asked that")
    if kind is int and isinstance(about, Option) and about.min is not None:
        return click.IntRange(min=about.min)
    return kind
