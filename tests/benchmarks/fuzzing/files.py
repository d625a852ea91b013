"""Targets that read whole files: JSON documents, packages, spreadsheets, mappings, settings; and the verifier."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib.util
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from tests.benchmarks.fuzzing import mutating
from tests.benchmarks.fuzzing.tables import look_at, own_files
from tests.benchmarks.fuzzing.target import Target, seeds
from tests.formats.test_sheets import ods, with_sheet
from tests.storage.damaging import filled
from vedette import paths
from vedette.domain.settling import settled
from vedette.formats import data_package, geojson, json_documents
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.mapping import read_mapping
from vedette.formats.package_manifest import MANIFEST
from vedette.formats.parcel import read_parcel
from vedette.formats.strict_json import read_json
from vedette.ui.settings import MachineSettings
from vedette.usecases.importing_parcels import plan_parcels
from vedette.usecases.importing_plan import plan_table
from vedette.usecases.importing_report import ImportOptions
from vedette.usecases.progress import Silent
from vedette.usecases.sample import sample_parcels

_OPTIONS = ImportOptions(layout="plain", date_order="dmy")


def targets(folder: Path) -> Iterator[Target]:
    """Each lays its input into the folder and reads it from there."""
    documents, package = _documents(folder), _package(folder)
    yield Target("JSON structures of incidents", _plain(), _parcel)
    yield Target("JSON files", _bytes([*documents, _geojson(folder)]), _parcels(folder / "given.json"), few=40)
    yield Target("data packages, bytes", _bytes([package]), _parcels(folder / "given.zip"), few=40)
    yield Target("data packages, repacked", _repacked(package), _parcels(folder / "packed.zip"), few=10)
    sheets = [with_sheet(folder, _SHEET).read_bytes(), ods(folder, _ODS).read_bytes()]
    yield Target("spreadsheets, bytes", _bytes(sheets), _sheet(folder / "given.xlsx"), few=40)
    yield Target("spreadsheets, repacked", _repacked(*sheets), _sheet(folder / "packed.xlsx"), few=40)
    yield Target("mappings of columns", _text("mappings"), _mapping(folder / "mapping.toml"), few=60)
    yield Target("settings of the machine", _bytes(_settings(folder)), _machine(folder / "given.ini"), few=40)
    given = [*((".json", one) for one in documents), *((".csv", one) for one in own_files(folder)), (".zip", package)]
    logbook = filled(folder / "logbook.vedette").read_bytes()
    yield Target("the verifier", _chosen([*given, (".vedette", logbook)]), _verified(folder), few=15)


_SHEET = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c><c r="B1" t="inlineStr"><is><t>date</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Shots</t></is></c><c r="B2"><v>44503</v></c></row>'
    '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="d"><v>2021-11-03</v></c>'
    '<c r="C3" t="e"><v>#N/A</v></c></row>'
)
_ODS = (
    "<table:table-row><table:table-cell><text:p>title</text:p></table:table-cell>"
    "<table:table-cell><text:p>date</text:p></table:table-cell></table:table-row>"
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Shots</text:p></table:table-cell>'
    '<table:table-cell office:value-type="date" office:date-value="2021-11-03"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5"/>'
    '<table:table-cell table:number-columns-repeated="3"/></table:table-row>'
)


def _bytes(known: Sequence[bytes]) -> Callable[[random.Random], bytes]:
    return lambda chance: mutating.data(chance, known)


def _text(name: str) -> Callable[[random.Random], bytes]:
    known = seeds(name)
    return lambda chance: mutating.text(chance, known).encode("utf-8", chance.choice(("surrogatepass", "replace")))


def _chosen(known: Sequence[tuple[str, bytes]]) -> Callable[[random.Random], tuple[str, bytes]]:
    def make(chance: random.Random) -> tuple[str, bytes]:
        ending, seed = chance.choice(known)
        packed = ending == ".zip" and chance.random() < 0.5
        return ending, _repacked(seed)(chance) if packed else mutating.data(chance, [seed])

    return make


def _plain() -> Callable[[random.Random], object]:
    known = json.loads(paths.resource("sample", "sample.json").read_text(encoding="utf-8"))["incidents"]
    words = [*seeds("dates"), *seeds("cells")]
    return lambda chance: mutating.plain(chance, chance.choice(known), words)


def _parcel(given: object) -> None:
    written = json.dumps(given)
    parcel = read_parcel(read_json(written) if len(written) % 2 else written)
    settled(parcel.incident)
    parcel.dossier()


def _documents(folder: Path) -> list[bytes]:
    dossiers = [parcel.dossier() for parcel in sample_parcels()[:2]]
    json_documents.write(folder / "a.json", dossiers, head="0" * 64)
    pieces = '],"attachments":[\n{"sha256":"' + "a" * 64 + '","base64":"YQ=="}\n]}\n'
    whole = (folder / "a.json").read_text(encoding="utf-8")
    return [whole.encode(), (whole[: whole.rindex("]")] + pieces).encode()]


def _geojson(folder: Path) -> bytes:
    geojson.write(folder / "a.geojson", [sample_parcels()[0].dossier()])
    return (folder / "a.geojson").read_bytes()


def _package(folder: Path) -> bytes:
    data_package.write(folder / "a.zip", [parcel.dossier() for parcel in sample_parcels()[:2]])
    return (folder / "a.zip").read_bytes()


def _repacked(*known: bytes) -> Callable[[random.Random], bytes]:
    """Archives that are sound as such, with entries broken or left out; a list of contents often lies along."""

    def make(chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(chance.choice(known))) as source:
            entries = {info.filename: source.read(info) for info in source.infolist()}
        broken = chance.choice(list(entries))
        entries[broken] = mutating.data(chance, [entries[broken]])
        if broken != MANIFEST and chance.random() < 0.8:
            entries = _signed(entries, broken)
        if chance.random() < 0.1:
            entries[mutating.text(chance, [broken]) or "x"] = entries.pop(broken)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for name, content in entries.items():
                with contextlib.suppress(ValueError):  # a name that no archive can hold
                    made.writestr(name, content)
        return stream.getvalue()

    return make


def _signed(entries: dict[str, bytes], broken: str) -> dict[str, bytes]:
    """The list of contents says that the broken entry is just so."""
    if MANIFEST not in entries:
        return entries
    plain = json.loads(entries[MANIFEST])
    for resource in plain["resources"]:
        if resource["path"] == broken:
            content = entries[broken]
            resource.update(hash=f"sha256:{hashlib.sha256(content).hexdigest()}", bytes=len(content))
    return {**entries, MANIFEST: json.dumps(plain).encode()}


def _parcels(path: Path) -> Callable[[bytes], None]:
    def run(given: bytes) -> None:
        path.write_bytes(given)
        plan = plan_parcels(path, ImportOptions()) or plan_table(path, _OPTIONS, ReadOptions(), Silent())
        look_at(plan)
        for _, pieces in plan.contents(frozenset({"a" * 64})):
            b"".join(pieces)

    return run


def _sheet(path: Path) -> Callable[[bytes], None]:
    def run(given: bytes) -> None:
        path.write_bytes(given)
        look_at(plan_table(path, _OPTIONS, ReadOptions(), Silent()))

    return run


def _mapping(path: Path) -> Callable[[bytes], None]:
    def run(given: bytes) -> None:
        path.write_bytes(given)
        plan_table(_table(path), ImportOptions(mapping=read_mapping(path)), ReadOptions(), Silent())

    return run


def _table(path: Path) -> Path:
    rows = path.with_name("mapped.csv")
    if not rows.exists():
        rows.write_text("Data,Opis,Miejsce\n2021-11-03,Strzały,Usnarz\n", encoding="utf-8")
    return rows


def _settings(folder: Path) -> list[bytes]:
    file = folder / "made.ini"
    MachineSettings(file).change(recent=("/a b/c;d.vedette", "/ż"), panes=(1, 2, 3), geometry=bytes(range(99)))
    return [file.read_bytes()]


def _machine(path: Path) -> Callable[[bytes], None]:
    def run(given: bytes) -> None:
        for aside in path.parent.glob(f"{path.name}.aside*"):
            aside.unlink()
        path.write_bytes(given)
        settings = MachineSettings(path)
        assert isinstance(settings.current.text_size, int)
        settings.note_recent("/again.vedette")

    return run


def _verified(folder: Path) -> Callable[[tuple[str, bytes]], None]:
    verifier = _verifier()

    def run(given: tuple[str, bytes]) -> None:
        path = folder / f"verified{given[0]}"
        path.write_bytes(given[1])
        limit = csv.field_size_limit()
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                assert verifier.main([str(path)]) in (0, 1, 2)
        finally:
            csv.field_size_limit(limit)

    return run


def _verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vedette_verify", paths.resource("verify", "vedette_verify.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
