"""A path goes on meaning the same tags, or says that it can't."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.tag import Tag
from vedette.domain.tag_paths import TagPaths, followed

BORDER, WIRE, GATE = Tag("1", "border"), Tag("2", "Wire", "1"), Tag("3", "gate", "2")
SPARE, OTHER_GATE = Tag("4", "spare"), Tag("5", "gate", "4")
TREE = (BORDER, WIRE, GATE, SPARE)


def after(path: str, *changed: Tag, tree: tuple[Tag, ...] = TREE) -> str | None:
    fresh = {tag.uid: tag for tag in (*tree, *changed)}
    return followed(path, TagPaths(tree), TagPaths(fresh.values()), {})


@pytest.mark.parametrize(
    ("path", "wished"),
    [
        ("wire", "fence"),
        ("border/WIRE", "border/fence"),
        ("border/wire/gate", "border/fence/gate"),
        ("wire / gate", "fence/gate"),
        ("gate", "gate"),
        ("border", "border"),
        ("nothing", "nothing"),
    ],
)
def test_a_path_follows_a_new_name_at_its_own_height(path: str, wished: str) -> None:
    assert after(path, replace(WIRE, name="fence", aliases=("Wire",))) == wished


def test_a_path_follows_a_tag_that_moves_and_takes_what_is_below_along() -> None:
    moved = replace(WIRE, parent="4")
    assert after("border/wire", moved) == "spare/Wire"
    assert after("border/wire/gate", moved) == "spare/Wire/gate"
    assert after("wire/gate", moved) == "wire/gate"


def test_what_was_said_by_another_name_stays_as_long_as_it_means_the_same() -> None:
    known = replace(WIRE, aliases=("barbs",))
    tree = (BORDER, known, GATE, SPARE)
    assert after("border/barbs", replace(known, name="fence", aliases=("barbs", "Wire")), tree=tree) == "border/barbs"
    assert after("border/barbs", replace(known, aliases=()), tree=tree) == "border/Wire"


def test_a_short_name_that_another_tag_has_becomes_as_long_as_it_must() -> None:
    tree = (*TREE, OTHER_GATE)
    assert after("wire/gate", replace(GATE, parent="1"), tree=tree) == "border/gate"
    assert after("gate", replace(GATE, name="door", aliases=("gate",)), tree=tree) == "gate"
    assert after("wire", replace(SPARE, name="wire"), tree=tree) == "border/Wire"


def test_where_no_path_is_sure_none_is_made_up() -> None:
    tree = (*TREE, OTHER_GATE)
    assert after("wire/gate", replace(GATE, parent=""), tree=tree) is None


def test_a_merged_tag_is_found_under_the_one_it_went_into() -> None:
    kept = replace(SPARE, aliases=("Wire",))
    left = TagPaths((BORDER, kept, replace(GATE, parent="4")))
    assert followed("border/wire", TagPaths(TREE), left, {"2": "4"}) == "spare"
    assert followed("border/wire/gate", TagPaths(TREE), left, {"2": "4"}) == "spare/gate"


def test_a_tag_that_is_gone_has_no_path_and_what_stood_below_it_has_a_shorter_one() -> None:
    left = TagPaths((BORDER, replace(GATE, parent="1"), SPARE))
    assert followed("border/wire", TagPaths(TREE), left, {}) is None
    assert followed("wire/gate", TagPaths(TREE), left, {}) == "border/gate"


NAMES = st.sampled_from(("a", "A", "b", "c", "ä", "a b"))


@given(st.lists(st.tuples(NAMES, st.integers(0, 5), NAMES | st.none()), min_size=1, max_size=6), st.data())
def test_a_path_that_is_given_means_the_same_tags(made: list[tuple[str, int, str | None]], data: st.DataObject) -> None:
    tags = [
        Tag(str(number), name, str(above) if above < number else "", aliases=(also,) if also else ())
        for number, (name, above, also) in enumerate(made)
    ]
    at = data.draw(st.integers(0, len(tags) - 1))
    parent = data.draw(st.sampled_from(["", *(tag.uid for tag in tags[:at])]))
    fresh = [*tags[:at], replace(tags[at], name=data.draw(NAMES), parent=parent), *tags[at + 1 :]]
    before, now = TagPaths(tags), TagPaths(fresh)
    path = "/".join(data.draw(st.lists(NAMES, min_size=1, max_size=3)))
    found = followed(path, before, now, {})
    if found is None:
        assert now.meant(path) != before.meant(path)
    elif before.meant(path):
        assert now.meant(found) == before.meant(path)
    else:
        assert found == path
