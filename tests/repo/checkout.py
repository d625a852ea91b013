"""The checkout as the repository tests see it: its root, its files, and a clean copy. Not for tests of the program."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "desktop" / "vedette"


def committable() -> list[str]:
    """Paths, relative to the root, of every file that is in git or would go into it: tracked or new, never ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted(name for name in set(listing.split("\0")) if name and (ROOT / name).is_file())


def copy_of_the_checkout(destination: Path) -> Path:
    for name in committable():
        target = destination / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return destination
