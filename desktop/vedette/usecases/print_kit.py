"""Print templates and redaction profiles: those that Vedette ships, and the logbook's own, each change an act."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.report.picture import LARGEST_BYTES, Picture, read_picture
from vedette.domain.report.print_template import PARTS, PrintTemplate, read_template
from vedette.domain.report.profile import Profile, checked, read_profile
from vedette.domain.setting import Setting
from vedette.domain.settling import gated
from vedette.domain.text import clean
from vedette.paths import resource
from vedette.storage import shared
from vedette.usecases.desk import Desk
from vedette.usecases.own_files import refuse_open_logbook

TEMPLATE, PROFILE = "print.template.", "print.profile."
LONGEST_NAME = 60


class PrintKit:
    """What documents can be printed as; the logbook's own lie in it as settings and travel with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def templates(self) -> list[PrintTemplate]:
        """The four documents as shipped, then the logbook's own by name; one that is damaged is left out."""
        own = [_own_template(one) for one in self._settings(TEMPLATE)]
        return [*_shipped_templates().values(), *sorted((one for one in own if one is not None), key=_by_name)]

    def template(self, key: str) -> PrintTemplate:
        """By its key or its name; UserError where there is none, or where it is broken, with the line."""
        for one in self.templates():
            if key == one.key or key.casefold() == one.name.casefold():
                return one if one.key in PARTS else replace(_read(one), key=one.key)
        known = ", ".join(one.key if one.key in PARTS else one.name for one in self.templates())
        raise UserError(f"There is no template “{key[:60]}”; choose one of: {known}.")

    def keep_template(self, name: str, text: str, logo: bytes = b"", key: str = "") -> str:
        """Record a template of the user's, a new one or in the place of `key`; its key. Broken ones are not taken."""
        name = self._free_name(name, key, [(one.key, one.name) for one in self.templates()], "template")
        picture = read_picture(logo) if logo else None
        read_template(clean(text), name=name, logo=picture)
        kept = {"name": name, "text": clean(text), "logo": b64encode(logo).decode("ascii")}
        return self._keep(TEMPLATE, key, json.dumps(kept, ensure_ascii=False), f"print template {name}")

    def read_logo(self, path: Path) -> bytes:
        """The bytes of a picture that can be a logo; UserError where it can't."""
        refuse_open_logbook(path)
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_BYTES + 1)
        except OSError as error:
            raise UserError(f"“{path.name[:120]}” can't be read; choose another file.") from error
        return read_picture(data).data

    def profiles(self) -> list[Profile]:
        """Those that are shipped, then the logbook's own by name."""
        own = [read_profile(one.uid.removeprefix(PROFILE), one.value, own=True) for one in self._settings(PROFILE)]
        return [*_shipped_profiles().values(), *sorted(own, key=_by_name)]

    def profile(self, key: str) -> Profile:
        """By its key or its name; UserError where there is none: nothing is printed less redacted than was asked."""
        for one in self.profiles():
            if key == one.key or key.casefold() == one.name.casefold():
                return one
        known = ", ".join(one.name if one.own else one.key for one in self.profiles())
        raise UserError(f"There is no redaction profile “{key[:60]}”; choose one of: {known}. Nothing was printed.")

    def keep_profile(self, profile: Profile, key: str = "") -> str:
        """Record a profile of the user's, a new one or in the place of `key`; its key."""
        name = self._free_name(profile.name, key, [(one.key, one.name) for one in self.profiles()], "profile")
        words = tuple(clean(word).strip() for word in profile.words if word.strip())
        made = checked(replace(profile, name=name, words=words, reason=clean(profile.reason).strip()))
        return self._keep(PROFILE, key, made.as_text(), f"redaction profile {name}")

    def delete(self, key: str) -> None:
        """Take one of the logbook's own out of it."""
        found = [one for kind in (TEMPLATE, PROFILE) for one in self._settings(kind) if one.uid == kind + key]
        if not found:
            raise NotFound("This is not in the logbook any more.")
        with self._desk.acting("delete from the print templates and profiles", kind="print") as unit:
            unit.remove("setting", [one.uid for one in found])

    def _keep(self, kind: str, key: str, value: str, label: str) -> str:
        uid = key or self._desk.new_uid()
        with self._desk.acting(f"{'change' if key else 'new'} {label}", kind="print") as unit:
            unit.put(gated(Setting(kind + uid, value)))
        return uid

    def _settings(self, beginning: str) -> list[Setting]:
        with self._desk.store.reading() as connection:
            found: list[Setting] = shared.load(connection, "setting")
        return [one for one in found if one.uid.startswith(beginning)]

    def _free_name(self, name: str, key: str, taken: list[tuple[str, str]], what: str) -> str:
        plain = " ".join(clean(name).split())
        if not 0 < len(plain) <= LONGEST_NAME:
            raise InvalidDraft({"name": f"A {what} needs a name of at most {LONGEST_NAME} characters."})
        if any(plain.casefold() in {other.casefold(), known.casefold()} for known, other in taken if known != key):
            raise InvalidDraft({"name": f"There is a {what} “{plain}” already. Choose another name."})
        return plain


def _own_template(setting: Setting) -> PrintTemplate | None:
    """Unread as yet: a broken one is still there to be mended."""
    try:
        found = json.loads(setting.value)
        name, text, logo = str(found["name"]), str(found["text"]), _logo(found["logo"])
    except (ValueError, TypeError, KeyError, RecursionError, UserError):
        return None
    return PrintTemplate(setting.uid.removeprefix(TEMPLATE), name, logo=logo, text=text)


def _logo(kept: Any) -> Picture | None:
    if not isinstance(kept, str) or len(kept) > 2 * LARGEST_BYTES:
        raise UserError("The logo of a print template is damaged.")
    return read_picture(b64decode(kept, validate=True)) if kept else None


def _read(one: PrintTemplate) -> PrintTemplate:
    return read_template(one.text, key=one.key, name=one.name, logo=one.logo)


@cache
def _shipped_templates() -> dict[str, PrintTemplate]:
    folder = resource("print", "templates")
    texts = {key: (folder / f"{key}.txt").read_text(encoding="utf-8") for key in PARTS}
    read = {key: read_template(text, key=key) for key, text in texts.items()}
    return {key: replace(one, name=one.title) for key, one in read.items()}


@cache
def _shipped_profiles() -> dict[str, Profile]:
    found = json.loads(resource("print", "profiles.json").read_text(encoding="utf-8"))
    return {key: read_profile(key, json.dumps(value), own=False) for key, value in found.items()}


def _by_name(one: PrintTemplate | Profile) -> str:
    return one.name.casefold()
