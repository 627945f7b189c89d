"""A list that has lost entries while the text still counts them."""

import pytest
from citations.reading import NOWHERE, markers

from citecheck.models import Author, Fields, Reference, ReferenceList

TOPICS = [
    "walking knees",
    "swimming shoulders",
    "cycling cartilage",
    "rowing ribcage",
    "yoga balance",
    "boxing concussion",
    "climbing fingers",
    "skating ankles",
    "running shinbones",
    "dancing metatarsals",
    "throwing elbows",
    "lifting spines",
    "jumping tendons",
    "skiing ligaments",
    "surfing eardrums",
    "fencing wrists",
    "archery rotators",
    "golfing lumbago",
    "hiking blisters",
    "diving sinuses",
]


def listed(topics):
    return ReferenceList(
        references=tuple(
            Reference(
                id=f"ref-{n}",
                label=str(n),
                raw="",
                span=NOWHERE,
                fields=Fields(authors=(Author(family="Lund"),), title=f"What {topic} have to do with each other"),
            )
            for n, topic in enumerate(topics, 1)
        )
    )


def text(topics):
    return " ".join(f"Of {topic} less is known than one would wish [{n}]." for n, topic in enumerate(topics, 1))


def without(*lost):
    return [topic for n, topic in enumerate(TOPICS, 1) if n not in lost]


@pytest.mark.parametrize("lost", [(3,), (7,), (2, 9), (4, 5, 6)])
def test_numbers_after_a_lost_entry_mean_the_one_before(lost):
    kept = without(*lost)
    for n, (_, references, missing) in enumerate(markers(text(TOPICS), listed(kept)), 1):
        if n in lost:
            assert (references, missing) == ([], [str(n)])
        else:
            assert (references, missing) == ([kept.index(TOPICS[n - 1]) + 1], [])


def test_a_list_cut_off_at_its_end_stays_as_it_is():
    found = markers(text(TOPICS), listed(TOPICS[:17]))
    assert [r for _, r, _ in found] == [[n] for n in range(1, 18)] + [[], [], []]
    assert [m for *_, m in found[17:]] == [["18"], ["19"], ["20"]]


def test_a_whole_list_stays_as_it_is_whatever_the_sentences_say():
    moved = [*TOPICS[1:], TOPICS[0]]
    assert [r for _, r, _ in markers(text(moved), listed(TOPICS))] == [[n] for n in range(1, 21)]


def test_words_that_do_not_tell_change_nothing():
    dull = " ".join(f"Of this less is known than one would wish [{n}]." for n in range(1, 21))
    found = markers(dull, listed(without(4)))
    assert [r for _, r, _ in found] == [[n] for n in range(1, 20)] + [[]]


def test_labels_that_do_not_count_from_one_are_left_alone():
    kept = listed(without(3)).references
    as_printed = ReferenceList(references=tuple(
        Reference(id=r.id, label=str(n), raw="", span=NOWHERE, fields=r.fields)
        for r, n in zip(kept, [1, 2, *range(4, 21)], strict=True)
    ))  # fmt: skip
    found = markers(text(TOPICS), as_printed)
    assert found[2] == ("[3]", [], ["3"])
    assert found[3][1] == [3]
