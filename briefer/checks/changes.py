"""What has changed in a git repository: the pairs that a commit or a pull request is about."""

import os

from briefer.errors import ConfigError


def changed_since(ref: str) -> frozenset[str]:
    """The files of the repository around the working folder that differ from a commit, by their real paths.

    Compared are the working tree and the commit where this branch left `ref`: what others have committed to `ref` since
    is no change of ours. Files that git does not know yet count, those that it ignores do not; of a file that was moved
    or deleted, the old place counts too.

    Args:
        ref: A branch, a tag or a commit, such as ``origin/main``.

    Raises:
        ConfigError: git is not installed, this is no repository, or it has no such commit.
    """
    import subprocess  # most runs ask git nothing

    def git(*arguments: str, otherwise: str) -> bytes:
        try:
            # A repository's own settings can name a program to watch its files: none is started to answer a question.
            command = ["git", "-c", "core.fsmonitor=false", *arguments]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        except OSError as error:
            raise ConfigError(
                f"--changed-since: git cannot be run ({error.strerror}); install it, or name files"
            ) from error
        if done.returncode:
            said = " ".join(done.stderr.decode(errors="replace").split())
            raise ConfigError(f"--changed-since {ref}: {otherwise}{said and f' (git says: {said})'}")
        return done.stdout

    root = os.fsdecode(
        git("rev-parse", "--show-toplevel", otherwise="no git repository is around this folder; name the files instead")
    ).removesuffix("\n")
    found = git(
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{ref}^{{commit}}",
        otherwise="git knows no such commit; fetch it, or mend the name",
    )
    base = (
        git(
            "merge-base",
            found.decode().strip(),
            "HEAD",
            otherwise="it has no commit in common with this branch; fetch more history (fetch-depth: 0 in a workflow)",
        )
        .decode()
        .strip()
    )
    failed = "git cannot list the changes"
    listed = (
        git("-C", root, "diff", "--name-only", "-z", "--no-renames", "--no-relative", base, "--", otherwise=failed),
        git("-C", root, "ls-files", "--others", "--exclude-standard", "-z", otherwise=failed),
    )
    paths = (os.fsdecode(path) for output in listed for path in output.split(b"\0") if path)
    return frozenset(os.path.realpath(os.path.join(root, path)) for path in paths)
