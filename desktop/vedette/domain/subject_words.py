"""English words for what is counted, by key of the list quantity_subjects, which has the other languages; data only."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, ...]] = {
    "deaths": (
        "deaths",
        "death",
        "dead",
        "died",
        "killed",
        "fatalities",
        "fatality",
        "bodies",
        "body",
        "corpses",
        "corpse",
    ),
    "injured": ("injured", "wounded", "hurt", "injuries", "injury", "hospitalised", "hospitalized"),
    "missing": ("missing", "disappeared", "unaccounted"),
    "detained": ("detained", "arrested", "detainees", "detainee", "arrests", "arrest", "detentions", "apprehended"),
    "abducted": ("abducted", "kidnapped", "hostages", "hostage"),
    "returned": ("pushed back", "pushbacks", "pushback", "returned", "expelled", "deported"),
    "rescued": ("rescued", "survivors", "survivor"),
    "migrants": ("migrants", "migrant", "refugees", "refugee", "asylum seekers", "asylum seeker"),
    "soldiers": ("soldiers", "soldier", "troops", "servicemen", "serviceman", "military personnel"),
    "guards": ("border guards", "border guard", "guards", "guard"),
    "police": ("police officers", "police officer", "policemen", "policeman", "police"),
    "fighters": ("fighters", "fighter", "gunmen", "gunman", "militants", "militant"),
    "protesters": ("protesters", "protester", "demonstrators", "demonstrator", "rioters", "rioter"),
    "civilians": ("civilians", "civilian", "residents", "resident", "villagers", "villager"),
    "journalists": ("journalists", "journalist", "reporters", "reporter"),
    "women": ("women", "woman", "females"),
    "men": ("men", "man", "males"),
    "children": ("children", "child", "minors", "minor", "boys", "boy", "girls", "girl"),
    "persons": ("persons", "person", "people", "individuals", "individual", "crew", "passengers", "passenger"),
    "families": ("families", "family", "households", "household"),
    "shots": ("shots", "shot", "rounds", "gunshots", "gunshot"),
    "explosions": ("explosions", "explosion", "blasts", "blast"),
    "projectiles": (
        "shells",
        "shell",
        "grenades",
        "grenade",
        "rockets",
        "rocket",
        "missiles",
        "missile",
        "mines",
        "mine",
    ),
    "weapons": ("weapons", "weapon", "rifles", "rifle", "guns", "gun"),
    "vehicles": ("vehicles", "vehicle", "trucks", "truck", "buses", "bus", "cars", "car", "tanks", "tank"),
    "aircraft": ("aircraft", "helicopters", "helicopter", "planes", "plane", "flights", "flight"),
    "drones": ("drones", "drone", "balloons", "balloon"),
    "vessels": ("boats", "boat", "ships", "ship", "vessels", "vessel"),
    "attempts": ("attempts", "attempt", "crossings", "crossing"),
    "occurrences": ("incidents", "incident", "cases", "case", "times"),
}

SUBJECT_WORDS: dict[str, str] = {word: key for key, words in ENGLISH.items() for word in words}

OUTCOMES = frozenset({"deaths", "injured", "missing", "detained", "abducted", "returned", "rescued"})
"""Subjects that say what became of people; they come before who the people were ("3 soldiers killed": deaths)."""

GENERIC = frozenset({"persons", "attempts", "occurrences"})
"""Subjects that give way to a more exact word beside them."""
