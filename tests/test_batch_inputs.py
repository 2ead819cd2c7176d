"""What counts as an input: folders, links, globs, lists, shards."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from batches import fill
from hypothesis import given
from hypothesis import strategies as st

from briefer.batch import BatchError, Shard
from briefer.batch.discovery import find_inputs, is_wanted, listed_inputs, parse_list
from briefer.errors import ConfigError


def _found(folder: Path, out: Path | None = None, **globs: Any) -> list[str]:
    return [item.path for item in find_inputs(folder, out or folder.parent / "elsewhere", **globs)]


def test_folders_are_read_to_the_bottom_and_hidden_names_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/x.txt", "a/deep/y.md", ".hidden.txt", ".git/config", "a/.draft/z.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).touch()
    assert _found(tmp_path / "in") == ["a/deep/y.md", "a/x.txt", "b.txt"]


def test_links_are_followed_once_and_loops_end(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1, pattern="real/{:04}.txt")
    fill(tmp_path / "outside", 1, pattern="o{}.txt")
    (folder / "a-loop").symlink_to(folder)
    (folder / "real" / "up").symlink_to("..")
    (folder / "again").symlink_to("real")
    (folder / "away").symlink_to(tmp_path / "outside")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "self").symlink_to("self")
    assert _found(folder, follow_links=True) == ["away/o0.txt", "nowhere.txt", "real/0000.txt", "self"]


def test_outputs_are_never_read_back(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1)
    out = fill(folder / "out", 1, pattern="sub/b.txt")
    (folder / "to-out").symlink_to(out)
    (folder / "into-out").symlink_to(out / "sub")
    (folder / "file-in-out.txt").symlink_to(out / "sub" / "b.txt")
    assert _found(folder, out) == ["0000.txt"]
    assert [item.path for item in listed_inputs([str(out / "sub" / "b.txt"), "a.txt"], out)] == ["a.txt"]


@pytest.mark.parametrize("out", [".", ".."])
def test_a_folder_inside_its_out_is_refused(tmp_path: Path, out: str) -> None:
    folder = fill(tmp_path / "in", 1)
    with pytest.raises(BatchError, match="lies in"):
        find_inputs(folder, folder / out)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no such folder"):
        find_inputs(tmp_path / "gone", tmp_path / "out")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS wants names to be UTF-8")
def test_names_that_are_not_utf8_are_found(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/caf\xe9.txt")).touch()
    assert _found(tmp_path / "in") == ["caf\udce9.txt"]


@pytest.mark.parametrize(
    ("path", "include", "exclude", "wanted"),
    [
        pytest.param("a/b.txt", ["*.txt"], [], True, id="a name in any folder"),
        pytest.param("a/b.md", ["*.txt", "*.md"], [], True, id="one of several"),
        pytest.param("a/b.html", ["*.txt"], [], False, id="none of them"),
        pytest.param("a/c/b.txt", ["a/*.txt"], [], False, id="a star stops at a slash"),
        pytest.param("a/c/b.txt", ["a/**/*.txt"], [], True, id="two do not"),
        pytest.param("a/b.txt", ["a/**/*.txt"], [], True, id="and may stand for nothing"),
        pytest.param("a/b.txt", ["./a/*"], [], True, id="from here"),
        pytest.param("drafts/b.txt", [], ["drafts"], False, id="a folder is excluded by its name"),
        pytest.param("a/drafts/b.txt", [], ["drafts/"], False, id="anywhere, with a slash or not"),
        pytest.param("a/drafts/b.txt", [], ["a/drafts"], False, id="or by its path"),
        pytest.param("a/b.txt", ["*.txt"], ["b.*"], False, id="exclude beats include"),
        pytest.param("a/b1.txt", ["b[0-9].txt"], [], True, id="a class"),
        pytest.param("a/bx.txt", ["b[!0-9].txt"], [], True, id="not a class"),
        pytest.param("a/b[1].txt", ["b[[]1].txt"], [], True, id="a bracket itself"),
        pytest.param("a/b[.txt", ["b[.txt"], [], True, id="a bracket that never closes"),
        pytest.param("b[z-a].txt", ["b[z-a].txt"], [], True, id="a class that is none"),
        pytest.param("a\nb.txt", ["a?b.txt"], [], True, id="a line end is a character"),
        pytest.param("a+b.txt", ["a+b.*"], [], True, id="no regular expression"),
    ],
)
def test_globs(path: str, include: list[str], exclude: list[str], wanted: bool) -> None:
    assert is_wanted(path, include, exclude) is wanted


@given(st.text(max_size=20))
def test_any_glob_can_be_asked(glob: str) -> None:
    assert is_wanted("a/b.txt", [glob], [glob]) is False


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        pytest.param(b"a.txt\nb c.txt\r\n\n", ("a.txt", "b c.txt"), id="lines"),
        pytest.param(b"a\nb.txt\0c.txt\0", ("a\nb.txt", "c.txt"), id="null characters keep line ends"),
        pytest.param(b"caf\xe9.txt", ("caf\udce9.txt",), id="no UTF-8"),
        pytest.param(b"", (), id="nothing"),
    ],
)
def test_lists(data: bytes, paths: tuple[str, ...]) -> None:
    assert parse_list(data) == paths


def test_a_list_has_each_input_once(tmp_path: Path) -> None:
    found = listed_inputs(["b.txt", "./a.txt", "a.txt", "x/a.txt", "b.txt"], tmp_path)
    assert [item.path for item in found] == ["./a.txt", "b.txt", "x/a.txt"]


@given(st.lists(st.binary(min_size=1).map(os.fsdecode), max_size=30), st.integers(1, 7))
def test_shards_share_out_all_inputs(paths: list[str], count: int) -> None:
    for path in paths:
        assert sum(Shard(number, count).has(path) for number in range(1, count + 1)) == 1


def test_shards_are_of_similar_size() -> None:
    sizes = [sum(Shard(number, 4).has(f"news/{n}.txt") for n in range(1000)) for number in (1, 2, 3, 4)]
    assert min(sizes) > 200


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "a/b", "-1/2", "1/2/3", "１/２"])
def test_what_is_no_shard(text: str) -> None:
    with pytest.raises(ConfigError, match="shard"):
        Shard.parse(text)


def test_a_link_that_leads_out_of_the_folder_is_read_when_told(tmp_path: Path) -> None:
    folder, other = tmp_path / "in", tmp_path / "other"
    (other / "sub").mkdir(parents=True)
    (other / "secret.txt").write_text("The museum sold 12 tickets.")
    (other / "sub" / "b.txt").write_text("The museum sold 13 tickets.")
    folder.mkdir()
    (folder / "a.txt").symlink_to(other / "secret.txt")
    (folder / "deep").symlink_to(other / "sub")
    (folder / "own.txt").write_text("The museum sold 14 tickets.")
    (folder / "same.txt").symlink_to("own.txt")
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone.txt")

    found = {item.path: item.problem for item in find_inputs(folder, tmp_path / "out")}
    assert [
        path
        for path, problem in found.items()
        if problem and "put a copy in its place, or let `briefer batch --follow-links`" in problem
    ] == ["a.txt", "deep"]
    assert {path for path, problem in found.items() if problem is None} == {"own.txt", "same.txt", "nowhere.txt"}
    told = find_inputs(folder, tmp_path / "out", follow_links=True)
    assert [item.path for item in told] == ["a.txt", "deep/b.txt", "nowhere.txt", "own.txt", "same.txt"]
    assert not any(item.problem for item in told)


def test_a_folder_that_is_given_as_a_link_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "real" / "b.txt").symlink_to("a.txt")
    (tmp_path / "link").symlink_to("real")
    assert not any(item.problem for item in find_inputs(tmp_path / "link", tmp_path / "out"))
