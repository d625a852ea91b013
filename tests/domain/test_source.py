from __future__ import annotations

from vedette.domain.source import SourceItem, independent_groups


def groups(*items: SourceItem) -> int:
    return len(independent_groups({item.uid: item for item in items}))


def test_five_papers_on_one_wire_are_one_source() -> None:
    assert groups(*(SourceItem(str(n), origin_group="afp-1") for n in range(5))) == 1


def test_items_of_unknown_origin_count_each_for_itself() -> None:
    assert groups(SourceItem("a"), SourceItem("b", origin_group="x"), SourceItem("c", origin_group="x")) == 2


def test_a_quotation_counts_with_what_it_quotes() -> None:
    assert groups(SourceItem("a"), SourceItem("b", quoted_from="a"), SourceItem("c", quoted_from="b")) == 1


def test_items_that_quote_each_other_in_a_ring_come_to_an_end() -> None:
    assert groups(SourceItem("a", quoted_from="b"), SourceItem("b", quoted_from="a")) >= 1


def test_two_items_that_quote_one_wire_through_others_that_nobody_cites_count_as_one() -> None:
    items = {
        "a": SourceItem("a", quoted_from="c"),
        "b": SourceItem("b", quoted_from="d"),
        "c": SourceItem("c", quoted_from="wire"),
        "d": SourceItem("d", quoted_from="wire"),
        "wire": SourceItem("wire"),
    }
    assert independent_groups(items, ["a", "b"]) == {"wire"}
