import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ModelError
from briefer.models.batching import MOST_PADDING, Batch, batches, cores, run

LENGTHS = st.lists(st.integers(min_value=0, max_value=700), max_size=200)
WORK = [Batch((5, 2, 4)), Batch((1,)), Batch((0, 3))]


@given(LENGTHS, st.integers(min_value=1, max_value=2000), st.integers(min_value=1, max_value=20_000))
def test_every_passage_is_in_one_batch_within_its_limits(lengths, written, most_states):
    found = batches(lengths, written, most_states)

    indexes = [index for batch in found for index in batch.indexes]
    assert sorted(indexes) == [index for index, length in enumerate(lengths) if length]
    for batch in found:
        sizes = [lengths[index] for index in batch.indexes]
        assert sizes == sorted(sizes, reverse=True)
        padded = len(sizes) * sizes[0]
        assert padded - sum(sizes) <= MOST_PADDING * padded
        assert len(sizes) == 1 or len(sizes) * (sizes[0] + written) <= most_states


@given(LENGTHS)
def test_passages_of_one_length_fill_their_batches(lengths):
    found = batches([100] * len(lengths), 100, 2000)

    assert [len(batch.indexes) for batch in found[:-1]] == [10] * (len(found) - 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_with_their_index(workers):
    def search(batch):
        return [f"passage {index}" for index in batch.indexes]

    assert dict(run(WORK, search, workers=workers)) == {index: f"passage {index}" for index in range(6)}


def test_batches_run_at_once_when_there_are_workers():
    both = threading.Barrier(2, timeout=20)

    def search(batch):
        both.wait()
        return batch.indexes

    assert len(dict(run([Batch((0,)), Batch((1,))], search, workers=2))) == 2


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        MemoryError("std::bad_alloc"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:127] data. DefaultCPUAllocator: can't allocate memory: you tried"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 137438953472 bytes."),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_without_memory_the_batch_is_halved_and_the_rest_goes_on(error, workers):
    tried = []

    def search(batch):
        tried.append(len(batch.indexes))
        if len(batch.indexes) > 1:
            raise error
        return batch.indexes

    assert dict(run([Batch(tuple(range(5))), Batch((5,))], search, workers=workers)) == {i: i for i in range(6)}
    assert sorted(tried) == [1, 1, 1, 1, 1, 1, 2, 2, 3, 5]


def test_without_memory_for_one_passage_there_is_no_answer():
    def search(batch):
        raise MemoryError

    with pytest.raises(ModelError, match="not enough memory for a single passage: close other programs"):
        list(run(WORK, search, workers=1))


@pytest.mark.parametrize("workers", [1, 2])
def test_other_errors_are_not_taken_for_it(workers):
    def search(batch):
        raise RuntimeError("shape '[4, 1]' is invalid for input of size 3")

    with pytest.raises(RuntimeError, match="is invalid for input"):
        list(run(WORK, search, workers=workers))


@pytest.mark.parametrize(("asked", "given"), [("1", 1), ("3", 3)])
def test_a_user_may_ask_for_fewer_threads(monkeypatch, asked, given):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)

    assert cores() == given


@pytest.mark.parametrize("asked", ["", "0", "many"])
def test_without_a_wish_all_cores_are_used(monkeypatch, asked):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    alone = cores()
    monkeypatch.setenv("OMP_NUM_THREADS", asked)

    assert cores() == alone >= 1
