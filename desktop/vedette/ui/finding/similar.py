"""References of the incidents that are like one; off the GUI thread."""

from __future__ import annotations

from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents
from vedette.usecases.similar import Similar

MOST = 12


def alike(desk: Desk, uid: str) -> list[str]:
    """Its own reference first, then those of the likest."""
    incident = Incidents(desk).get(uid)
    return [incident.reference, *(one.reference for one in Similar(desk).to(incident, MOST))]
