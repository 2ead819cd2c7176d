"""`briefer completion`: what a shell needs to complete the command line."""

from enum import StrEnum
from typing import Annotated

from briefer.cli.options import Output
from briefer.cli.output import emit
from briefer.io.parameters import Argument


class Shell(StrEnum):
    """The shells whose scripts click can write."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[Shell, Argument(help="Which shell it is for.", metavar="bash|zsh|fish")],
    output: Output = None,
) -> None:
    """Print what makes a shell complete briefer's commands, options and values.

    bash: briefer completion bash >> ~/.bashrc (4.4 or newer). zsh: briefer completion zsh >> ~/.zshrc. fish: briefer
    completion fish > ~/.config/fish/completions/briefer.fish
    """
    from click.shell_completion import get_completion_class

    from briefer.cli.app import COMPLETE, NAME, app

    found = get_completion_class(shell.value)
    assert found is not None  # click has had all three since 8.0
    made = found(app, {}, NAME, COMPLETE)
    # Not its `source`: bash's own runs bash to complain of old ones, which is for the shell that reads the script.
    emit(made.source_template % made.source_vars(), output)
