"""Files of every layout, broken at random: an import ends in a report or a sentence, and changes all or nothing."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.layouts.foreign import GOOD
from vedette.domain.errors import UserError
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing, ImportOptions

CELLS = (
    b"", b"NaN", b"1e400", b"-1", b"9" * 400, b"2021-02-30", b"0000-00-00", b"\0", b"\xff\xfe", b'"', b"'", b"=1+1",
    b"|", b"{", b"[]", b"null", b"\\", b"91", b"-181", b"10000-01-01", b"9999-12-31", b"2021-XX", b"\xe2\x80\xae",
    b"\r", b";", b"\t",
)  # fmt: skip


@cache
def whole(layout: str) -> bytes:
    """A small good file of that layout."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter="\t" if layout.startswith("gdelt") else ",")
    good = GOOD[layout]
    if not layout.startswith("gdelt"):
        rows.writerow(good)
    rows.writerows([list(good.values())] * 2)
    return text.getvalue().encode()


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, bytes]:
    """A layout, and its file with some bytes cut out, put in, said again or left off."""
    layout = draw(st.sampled_from(sorted(GOOD)))
    data = whole(layout)
    for _ in range(draw(st.integers(1, 4))):
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        data = draw(
            st.sampled_from(
                (
                    data[:at] + data[min(to, at + 30) :],
                    data[:at] + draw(st.sampled_from(CELLS)) + data[at:],
                    data[:at] + data[at : at + 200] + data[at:],
                    data[:to],
                    data[:at] + draw(st.binary(max_size=3)) + data[at + 3 :],
                )
            )
        )
    return layout, data


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(file=broken(), named=st.booleans(), rejects=st.booleans())
def test_a_broken_file_of_any_layout_is_reported_or_refused(
    tmp_path: Path, file: tuple[str, bytes], named: bool, rejects: bool
) -> None:
    layout, data = file
    path, logbook = tmp_path / "any.csv", tmp_path / "any.vedette"
    logbook.unlink(missing_ok=True)
    path.write_bytes(data)
    options = ImportOptions(layout=layout if named else "", rejects=tmp_path / "rejects.csv" if rejects else None)
    store = Store.create(logbook)
    try:
        importing = Importing(Desk(store, who=lambda: "Ada"))
        report = importing.run(path, options)
        assert report.rows == report.added + report.updated + report.unchanged + report.rejected
        assert len(importing.batches()) == (1 if report.added else 0)
    except UserError as refusal:
        assert 0 < len(str(refusal)) < 2_000
        assert Importing(Desk(store, who=lambda: "Ada")).batches() == []
    finally:
        store.close()
