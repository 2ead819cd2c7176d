"""Names of outputs: as the contract says, and never shared by two inputs."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.batch.naming import is_exact, output_name, shown


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param("a.txt", "a.txt.json", id="plain"),
        pytest.param("a.md", "a.md.json", id="same stem, other suffix"),
        pytest.param("news/2019/a.txt", "news/2019/a.txt.json", id="folders are kept"),
        pytest.param("a b\n😀.txt", "a b\n😀.txt.json", id="spaces, line ends, emoji"),
        pytest.param("./a//b.txt", "a/b.txt.json", id="ways to write the same path"),
        pytest.param("/data/a.txt", "%root/data/a.txt.json", id="absolute path of a list"),
        pytest.param("../a.txt", "%up/a.txt.json", id="path of a list that leads up"),
        pytest.param("a/../../b.txt", "a/%up/%up/b.txt.json", id="up in the middle"),
        pytest.param("%root/a.txt", "%root%/a.txt.json", id="a folder that is called so"),
        pytest.param("x.json/a.txt", "x.json%/a.txt.json", id="a folder that ends like an output"),
        pytest.param("x.json%/a.txt", "x.json%%/a.txt.json", id="and one that ends like its replacement"),
        pytest.param("x.json", "x.json.json", id="a file that ends like an output"),
    ],
)
def test_names(path: str, name: str) -> None:
    assert output_name(path, ".json") == name


def test_a_name_too_long_for_its_suffix_is_cut_and_stays_unlike_others() -> None:
    longest = "é" * 125 + "x.txt"
    other = "é" * 125 + "y.txt"
    names = [output_name(path, ".json") for path in (longest, other)]
    assert all(len(os.fsencode(name)) <= 255 for name in names)
    assert names[0] != names[1]
    # What a cut name looks like is itself cut, so that nobody can claim it.
    assert output_name(names[0].removesuffix(".json"), ".json") != names[0]


_SEGMENT = st.one_of(
    st.sampled_from(["%root", "%up", "%root%", "a.json", "a.json%", "a", "..", "b.txt", ".json"]),
    st.binary(min_size=1, max_size=12).map(os.fsdecode).filter(lambda s: "/" not in s and "\0" not in s and s != "."),
    st.integers(230, 255).map(lambda n: "n" * n),
)


@st.composite
def _paths(draw: st.DrawFn) -> str:
    folders = draw(st.lists(_SEGMENT, max_size=4))
    name = draw(_SEGMENT.filter(lambda s: s != ".."))
    return draw(st.sampled_from(["", "/"])) + "/".join([*folders, name])


@given(st.lists(_paths(), min_size=2, max_size=8, unique=True), st.sampled_from([".json", ".md", ".txt"]))
def test_no_two_paths_share_a_name_and_none_is_anothers_folder(paths: list[str], suffix: str) -> None:
    names = [output_name(path, suffix) for path in paths]
    assert len(set(names)) == len(paths)
    folders = {name.rsplit("/", depth)[0] for name in names for depth in range(1, name.count("/") + 1)}
    assert not folders & set(names)
    for name in names:
        assert name.endswith(suffix)
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert all(0 < len(os.fsencode(part)) <= 255 for part in name.split("/"))


@given(st.binary(max_size=30))
def test_a_shown_path_is_unicode_and_exact_when_it_was(name: bytes) -> None:
    path = os.fsdecode(name)
    shown(path).encode()
    assert is_exact(path) == (os.fsencode(shown(path)) == name)
