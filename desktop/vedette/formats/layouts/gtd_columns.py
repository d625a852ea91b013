"""The columns of the Global Terrorism Database, and what each becomes."""

from __future__ import annotations

_PARTS = """
eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city latitude
longitude specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt multiple success
suicide attacktype1 attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt
"""
_TARGET = "targtype{0} targtype{0}_txt targsubtype{0} targsubtype{0}_txt corp{0} target{0} natlty{0} natlty{0}_txt "
_MIDDLE = """
gname gsubname gname2 gsubname2 gname3 gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps nperpcap
claimed claimmode claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim
"""
_WEAPON = "weaptype{0} weaptype{0}_txt weapsubtype{0} weapsubtype{0}_txt "
_END = """
weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue propcomment
ishostkid nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus
ransomnote hostkidoutcome hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource INT_LOG INT_IDEO INT_MISC
INT_ANY related
"""
_TEXT = (
    _PARTS
    + "".join(_TARGET.format(number) for number in (1, 2, 3))
    + _MIDDLE
    + "".join(_WEAPON.format(number) for number in (1, 2, 3, 4))
    + _END
)
NAMES = tuple(_TEXT.split())
FIELDS = {
    "gtd_attack": ("attacktype1_txt", "Attack type (GTD)"),
    "gtd_target": ("target1", "Target (GTD)"),
    "gtd_target_type": ("targtype1_txt", "Target type (GTD)"),
    "gtd_weapon": ("weaptype1_txt", "Weapon (GTD)"),
    "gtd_motive": ("motive", "Motive (GTD)"),
}
COMPETING = "gtd_competing_claims"
BECOMES = {
    "eventid": "its key with GTD, kept as text",
    "iyear": "when; kept as a code",
    "imonth": "when; 0 is unknown: the whole year; kept as a code",
    "iday": "when; 0 is unknown: the whole month; kept as a code",
    "approxdate": "when, in words",
    "extended": "when: it lasted until the day in resolution; kept as a code",
    "resolution": "when: the last day",
    "country_txt": "country",
    "provstate": "region of the place",
    "city": "place, as named",
    "latitude": "latitude",
    "longitude": "longitude",
    "specificity": "how exact the place is, the coarsest that fits; kept as a code",
    "vicinity": "1: no more exact than near the place; kept as a code",
    "location": "note of the place",
    "summary": "the summary",
    "doubtterr": "1: the assessment “possible”; kept as a code",
    "alternative_txt": "the reason of that assessment",
    "attacktype1": "the type of event; kept as a code",
    "gname": "initiator, unless unknown",
    "gname2": "initiator, unless unknown",
    "gname3": "initiator, unless unknown",
    "guncertain1": "how sure the first initiator is; kept as a code",
    "guncertain2": "how sure the second initiator is; kept as a code",
    "guncertain3": "how sure the third initiator is; kept as a code",
    "nperps": "persons: perpetrators, who do not count in totals",
    "nperpcap": "detained: perpetrators",
    "claimed": "1: the first initiator claims responsibility; kept as a code",
    "claim2": "1: the second initiator claims responsibility; kept as a code",
    "claim3": "1: the third initiator claims responsibility; kept as a code",
    "claimmode_txt": "note of that statement",
    "claimmode2_txt": "note of that statement",
    "claimmode3_txt": "note of that statement",
    "compclaim": "1: the field “gtd_competing_claims” and the tag “gtd:competing claims”; kept as a code",
    "nkill": "deaths; -9 and -99 are unknown",
    "nkillter": "deaths: perpetrators, who do not count in totals again",
    "nwound": "injured; -9 and -99 are unknown",
    "nwoundte": "injured: perpetrators, who do not count in totals again",
    "nhostkid": "abducted; -9 and -99 are unknown",
    "propcomment": "what happened",
    "addnotes": "our note",
    "scite1": "source, graded F6",
    "scite2": "source, graded F6",
    "scite3": "source, graded F6",
    "multiple": "kept as a code",
    "related": "links to the same episode",
    **{column: f"the field “{key}”" for key, (column, _) in FIELDS.items()},
}


def becomes(column: str) -> str:
    """What a column becomes, in words."""
    return BECOMES.get(column, "kept")
