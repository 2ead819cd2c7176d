"""`briefer models`: which models can be used, and the one command that downloads."""

from typing import Annotated

import click

from briefer.cli.options import Output, PlainFormat, model_names, named_model
from briefer.cli.output import emit, notice
from briefer.io.json import Record, to_json
from briefer.io.parameters import Argument, Option, command, described
from briefer.io.terminal import harmless
from briefer.models import EXTRACTIVE
from briefer.models.model_folder import ResolvedModel, list_cached, resolve

_NO_MODEL: Record = {"name": EXTRACTIVE, "family": EXTRACTIVE, "bytes": 0, "sha256": None, "path": None}


def list_models(
    context: click.Context,
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """List the bundled model and the models in the local cache; `get` downloads one, `show` says what a name means."""
    if context.invoked_subcommand is None:
        _print([resolve(None), *list_cached()], format, output)


def show(
    model: Annotated[
        str, Argument(help="A model folder or a hub id.", metavar="MODEL", callback=named_model, completes=model_names)
    ],
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Show what a folder or a hub id resolves to, without loading it."""
    if model == EXTRACTIVE:
        _print_extractive(format, output)
    else:
        _print([resolve(model)], format, output)


def get(
    model_id: Annotated[str, Argument(help="A hub id, such as google/flan-t5-small.", metavar="ID")],
) -> None:
    """Download a model into the local Hugging Face cache. Nothing else in briefer uses the network."""
    from briefer.models.hub import download

    folder = download(model_id)
    resolve(model_id)
    notice(f"{model_id} is in {folder}")


models = click.Group(
    "models",
    invoke_without_command=True,
    commands=[command(show, "show"), command(get, "get")],
    **described(list_models),
)


def _print_extractive(format: PlainFormat, output: Output) -> None:
    if format is PlainFormat.JSON:
        emit(to_json({"schema": "briefer/models/1", "models": [_NO_MODEL]}), output)
    else:
        emit(f"{EXTRACTIVE}: the built-in summarizer without a model; it quotes an article's own sentences\n", output)


def _print(found: list[ResolvedModel], format: PlainFormat, output: Output) -> None:
    if format is PlainFormat.JSON:
        emit(to_json({"schema": "briefer/models/1", "models": [_record(model) for model in found]}), output)
    else:
        emit(harmless("".join(_line(model) for model in found)), output)


def _record(model: ResolvedModel) -> Record:
    return {
        "name": model.name,
        "family": model.model_type,
        "bytes": model.size,
        "sha256": model.sha256(),
        "path": str(model.folder),
    }


def _line(model: ResolvedModel) -> str:
    return f"{model.name:<32} {model.model_type:<8} {model.size / 1e6:>8.1f} MB  {model.folder}\n"
