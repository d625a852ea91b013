"""From the shape of a phrase to the interval it stands for: one side, two sides that share what is said once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from vedette.domain.civil_days import quoted, shift
from vedette.domain.edtf import combined
from vedette.domain.errors import NotADate
from vedette.domain.phrases_grammar import Phrase, Side, is_night
from vedette.domain.phrases_numbers import spelled_out
from vedette.domain.phrases_parts import narrowed, night
from vedette.domain.phrases_periods import core, period
from vedette.domain.phrases_span import Context, Span
from vedette.domain.when import When

_UP_TO = frozenset({"by", "toby", "until", "as_of", "before"})
_MAY_LIE_AHEAD = _UP_TO - {"as_of"}
_TIME_ONLY: frozenset[str] = frozenset()


def resolve(phrase: Phrase, context: Context) -> When | None:
    """The When without text and language; None where the words make no date; NotADate where they can't be one."""
    left = spelled_out(phrase.left, context)
    if left is None:
        return None
    if phrase.right is None:
        return _one_side(phrase.opener, left, context)
    right = spelled_out(phrase.right, context)
    return _two_sides(phrase, left, right, context) if right is not None else None


def _one_side(opener: str, side: Side, context: Context) -> When | None:
    if opener == "before" and core(side) == {"num", "unit"}:  # "prieš dvi dienas": before, for ago
        opener, side = "", side | {"ago": ""}
    side = _of_the_day_said(side)
    context = replace(context, nearest=opener in _MAY_LIE_AHEAD)
    whole = period(side, context)
    span = narrowed(whole, side, context) if whole is not None else None
    if span is None or (opener == "night_to" and span.unit != "day"):
        return None
    if opener == "night_to":
        return _closed(night(replace(span, first=shift(span.first, -1)), context), side, context)
    if opener:
        return _opened(opener, span, side, context)
    if span.unit == "day" and "approx" in side:
        span = replace(span, first=shift(span.first, -1), last=shift(span.last, 1), unit="days")
    return _closed(span, side, context)


def _of_the_day_said(side: Side) -> Side:
    """A time alone is of the day it was said; "overnight" alone is the night before it."""
    if side.keys() - {"approx", "uncertain", "clock"} == {"part"} and side["part"] == "overnight":
        return {kind: value for kind, value in side.items() if kind != "part"} | {"rel": "last_night"}
    if core(side) == _TIME_ONLY and "clock" in side:
        return side | {"rel": "anchor_day"}
    return side


def _closed(span: Span, side: Side, context: Context) -> When:
    shape = "point" if span.earliest == span.latest else "within"
    return _when(span, (span.earliest, span.latest), shape, side, context)


def _when(span: Span, bounds: tuple[str | None, str | None], shape: str, side: Side, context: Context) -> When:
    rule = span.rule
    return When(
        earliest=bounds[0],
        latest=bounds[1],
        shape=shape,
        qualifier=combined(
            name for name, said in (("approximate", span.approximate), ("uncertain", span.uncertain)) if said
        ),
        unit=span.unit,
        part_of_day=span.part,
        anchor=context.anchor.isoformat() if rule and context.anchor else None,
        anchor_rule=rule,
        tz=side.get("zone", ""),
        inferred=span.inferred or rule == "anchor_day",
    )


def _opened(opener: str, span: Span, side: Side, context: Context) -> When:
    span = _sharp_edge(opener, span, side)
    if opener in {"since", "from"}:
        return _when(span, (span.earliest, None), "throughout", side, context)
    if opener == "throughout":
        return _when(span, (span.earliest, span.latest), "throughout", side, context)
    if opener == "after":
        return _when(span, (_after(span), None), "within", side, context)
    if opener == "before":
        return _when(span, (None, _before(span)), "within", side, context)
    return _when(span, (None, span.latest), "within" if opener in {"by", "toby"} else "throughout", side, context)


def _sharp_edge(opener: str, span: Span, side: Side) -> Span:
    """The end of October is about ten days, but "by the end of October" is a day; so is "since the beginning"."""
    sharp = (span.edge == "end" and opener in _UP_TO | {"after"}) or (
        span.edge == "begin" and opener in {"since", "from"}
    )
    return replace(span, approximate="approx" in side) if sharp else span


def _after(span: Span) -> str:
    if span.edge == "begin":
        return span.earliest
    if not span.end:
        return shift(span.last, 1).isoformat()
    return span.latest if span.start == span.end else _minutes(span.latest, 1)


def _before(span: Span) -> str:
    if span.edge == "end":
        return span.latest
    return _minutes(span.earliest, -1) if span.start else shift(span.first, -1).isoformat()


def _minutes(bound: str, minutes: int) -> str:
    moment = datetime.fromisoformat(bound)
    try:
        moment += timedelta(minutes=minutes)
    except OverflowError:
        return bound  # the first or last minute of the calendar
    return moment.isoformat(timespec="minutes")


def _two_sides(phrase: Phrase, left: Side, right: Side, context: Context) -> When | None:
    left, right = (_of_the_day_said(side) for side in _shared(left, right))
    nightly = is_night(left) != is_night(right) and not (left.get("part") and right.get("part"))
    if nightly:
        left, right = _without_part(left), _without_part(right)
    elif ("part" in left) != ("part" in right) and not phrase.opener:
        return None
    spans = _both(left, right, context)
    if spans is None:
        return None
    if phrase.opener == "night_to" or nightly:
        return _night_between(*spans, left | right, context)
    return _joined(phrase, *spans, left | right, context)


def _without_part(side: Side) -> Side:
    return {kind: value for kind, value in side.items() if kind != "part"}


def _shared(left: Side, right: Side) -> tuple[Side, Side]:
    """What is said once for both sides: "1-2 November 2021", "14:30-16:00 on 3 Nov"."""
    if core(left) == _TIME_ONLY and "clock" in left:
        left = left | _only(right, core(right))
    if core(right) == _TIME_ONLY and "clock" in right:
        right = right | _only(left, core(left))
    if core(left) == {"num"}:
        left = left | _only(right, frozenset({"month", "year", "rel"}))
    if core(right) in ({"num"}, {"num", "year"}):
        right = _only(left, frozenset({"month", "year", "rel"})) | right
    return left, right


def _only(side: Side, kinds: frozenset[str]) -> Side:
    return {kind: value for kind, value in side.items() if kind in kinds}


def _both(left: Side, right: Side, context: Context) -> tuple[Span, Span] | None:
    """Both spans; a side without a year (or a weekday) takes the one that fits the other side."""
    if "year" in left and "year" not in right:
        first = _span(left, context)
        last = _span(right, replace(context, floor=first.first)) if first else None
    else:
        last = _span(right, context)
        near = last and replace(context, limit=last.last, limit_rule=last.rule, limit_inferred=last.inferred)
        first = _span(left, near) if near else None
    return (first, last) if first and last else None


def _span(side: Side, context: Context) -> Span | None:
    whole = period(side, context)
    return narrowed(whole, side, context) if whole is not None else None


def _night_between(first: Span, last: Span, side: Side, context: Context) -> When | None:
    if first.unit != "day" or last.unit != "day":
        return None
    if shift(first.first, 1) != last.first:
        raise NotADate(
            f"{quoted(context.said)} joins no two neighbouring days; a night lies between a day and the next."
        )
    return _closed(_merged(night(first, context), last), side, context)


def _merged(first: Span, last: Span) -> Span:
    return replace(
        first,
        approximate=first.approximate or last.approximate,
        uncertain=first.uncertain or last.uncertain,
        rule=first.rule or last.rule,
        inferred=first.inferred or last.inferred,
    )


def _joined(phrase: Phrase, first: Span, last: Span, side: Side, context: Context) -> When:
    _check_order(first, last, context)
    lasting = phrase.opener in {"from", "since"} or (phrase.joiner == "and" and phrase.opener != "between")
    if phrase.joiner == "and" and not phrase.opener and shift(first.last, 1) < last.first:
        raise NotADate(
            f"{quoted(context.said)} names days that do not follow each other; log an incident for each of them."
        )
    unit = first.unit if first.unit == last.unit and first.unit in {"minute", "month", "year"} else "days"
    span = replace(_merged(first, last), last=last.last, end=last.end, unit=unit, part="")
    return _when(span, (first.earliest, last.latest), "throughout" if lasting else "within", side, context)


def _check_order(first: Span, last: Span, context: Context) -> None:
    timed = first.start and last.end
    if (first.earliest > last.latest) if timed else (first.first > last.last):
        raise NotADate(f"{quoted(context.said)} ends before it begins; swap or correct its two ends.")
