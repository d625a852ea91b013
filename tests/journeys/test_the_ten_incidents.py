"""Every fact of the report that Vedette was made for has its home: written as tables, read back from a logbook."""

from __future__ import annotations

import pytest

from tests.journeys.sample_logbook import NUMBERS, Sample, reference
from vedette.domain.claim import Statement
from vedette.domain.when import When

POLAND, MOD, GUARD = "Poland", "Ministry of Defence of Poland", "Border Guard of Poland"
MINSK = "Ministry of Foreign Affairs of Belarus"
EU, REPORT = "European Union", "The report (RFE/RL)"
CHARGE = "Chargé d'affaires of Belarus in Poland"
UNSAID = ("", None, None, "exact")
ON_4 = ("4 Nov", "2021-11-04", "2021-11-04", "exact")
A_DAY_EARLIER = ("a day earlier", "2021-11-02", "2021-11-03", "uncertain")
NO_DATE_OF_ITS_OWN = ("", "2021-11-02", "2021-11-03", "uncertain")
BY_4 = ("by 4 Nov", None, "2021-11-04", "exact")
LAST_MONTH = ("last month", "2021-10-01", "2021-10-31", "exact")

# incident, claim, what kind of claim, party, stance, about what, when said
WHO_SAYS_WHAT = [
    (1, 1, "occurred", MOD, "asserts", "claim", ON_4),
    (1, 2, "occurred", MOD, "asserts", "claim", ON_4),
    (1, 3, "occurred", MOD, "asserts", "claim", ON_4),
    (1, 4, "intent", MOD, "asserts", "claim", ON_4),
    (1, 5, "intent", MOD, "asserts", "claim", ON_4),
    (1, 6, "occurred", MOD, "asserts", "claim", ON_4),
    (1, 7, "intent", MOD, "asserts", "claim", ON_4),
    (1, 7, "intent", MINSK, "denies_act", "general", ON_4),
    (2, 1, "occurred", POLAND, "asserts", "claim", A_DAY_EARLIER),
    (2, 2, "actor", POLAND, "asserts", "claim", A_DAY_EARLIER),
    (2, 2, "actor", MINSK, "denies_act", "claim", ON_4),
    (3, 1, "occurred", POLAND, "asserts", "claim", NO_DATE_OF_ITS_OWN),
    (3, 2, "intent", POLAND, "asserts", "claim", NO_DATE_OF_ITS_OWN),
    (4, 1, "occurred", MINSK, "asserts", "claim", BY_4),
    (4, 2, "actor", MINSK, "denies_act", "general", ON_4),
    (5, 1, "occurred", GUARD, "asserts", "claim", LAST_MONTH),
    (6, 1, "occurred", POLAND, "asserts", "claim", UNSAID),
    (6, 2, "occurred", POLAND, "asserts", "claim", UNSAID),
    (7, 1, "occurred", REPORT, "asserts", "claim", ON_4),
    (7, 2, "legality", REPORT, "asserts", "claim", ON_4),
    (8, 1, "actor", EU, "asserts", "claim", UNSAID),
    (8, 2, "intent", EU, "asserts", "claim", UNSAID),
    (8, 3, "cause", EU, "asserts", "claim", UNSAID),
    (9, 1, "occurred", REPORT, "asserts", "claim", ON_4),
    (9, 2, "occurred", REPORT, "asserts", "claim", ON_4),
    (9, 3, "occurred", REPORT, "asserts", "claim", ON_4),
    (9, 4, "intent", REPORT, "asserts", "claim", ON_4),
    (10, 1, "occurred", REPORT, "asserts", "claim", ON_4),
]

# incident, claim, words that its sentence must hold
CLAIMS = [
    (1, 1, "Polish soldiers located “around 250 migrants” near a border fence"),
    (1, 2, "Belarusian soldiers were bringing migrants to the border"),
    (1, 3, "Belarusian troops guarding the migrants threatened to open fire on Polish soldiers"),
    (1, 4, "“looked like an attempt to escalate the situation”"),
    (1, 5, "“looked like” an attempt to conceal that a group of migrants had entered Poland"),
    (1, 6, "A group of migrants had entered Poland"),
    (1, 7, "“the latest attempt by Minsk to escalate”"),
    (2, 1, "Unidentified uniformed men crossed into Polish territory"),
    (2, 2, "Belarus staged it: an armed “intrusion”"),
    (3, 1, "“The ministry” summoned the Belarusian chargé d'affaires to protest “deliberate escalation”"),
    (3, 2, "“deliberate escalation”"),
    (4, 1, "Belarus made a “strong protest” to a Polish diplomat over the claims of the breach"),
    (4, 2, "Belarus provokes border incidents, or intends to"),
    (5, 1, "Belarusian forces fired shots, “possibly blank ammunition”, at Polish soldiers"),
    (6, 1, "Belarusian forces destroyed a razor-wire barrier"),
    (6, 2, "Belarusian forces encouraged migrants to destroy a razor-wire barrier"),
    (7, 1, "migrants from the Middle East and Africa have tried to enter Poland, Latvia and Lithuania from Belarus"),
    (7, 2, "“illegally”"),
    (8, 1, "Alyaksandr Lukashenka flies migrants in and funnels them to the borders of the European Union"),
    (8, 2, "in retaliation for sanctions"),
    (8, 3, "a crackdown on opposition, civil society and independent media since the disputed presidential election"),
    (9, 1, "A state of emergency is in force at the border"),
    (9, 2, "Poland has put up razor wire"),
    (9, 3, "more soldiers and guards"),
    (9, 4, "“to stem the flow”"),
    (10, 1, "Lawmakers approved a “$407 million” wall on the eastern border"),
]

# incident, claim, party, words of the report that must stand verbatim
QUOTES = [
    (1, 3, MOD, "threatened to open fire on our soldiers"),
    (1, 4, MOD, "looked like an attempt to escalate the situation"),
    (1, 7, MOD, "the latest attempt by Minsk to escalate"),
    (1, 7, MINSK, "has never provoked and does not intend to provoke border incidents"),
    (1, 7, MINSK, "categorically rejects such provocations"),
    (2, 2, POLAND, "intrusion"),
    (2, 2, MINSK, "categorically rejects such provocations"),
    (3, 2, POLAND, "deliberate escalation"),
    (4, 1, MINSK, "strong protest"),
    (4, 2, MINSK, "has never provoked and does not intend to provoke border incidents"),
    (4, 2, MINSK, "categorically rejects such provocations"),
    (5, 1, GUARD, "possibly blank ammunition"),
    (7, 2, REPORT, "illegally"),
    (9, 4, REPORT, "to stem the flow"),
]

# incident, claim, hedging words, whose they are
HEDGES = [(1, 4, "looked like", "party"), (1, 5, "looked like", "party"), (5, 1, "possibly", "unknown")]

# incident, claim, party, speech act, addressee
SPEECH_ACTS = [
    (2, 2, POLAND, "accuse_aggression", ""),
    (2, 2, MINSK, "deny", ""),
    (3, 1, POLAND, "summon_envoy", CHARGE),
    (3, 2, POLAND, "protest_officially", CHARGE),
    (4, 1, MINSK, "protest_officially", "Polish diplomat"),
    (4, 2, MINSK, "deny", ""),
]

# incident, words, from, to, shape, qualifier, why there is none
DATES = [
    (1, "on November 3", "2021-11-03", "2021-11-03", "point", "exact", ""),
    (2, "overnight on November 1-2", "2021-11-01T18:00", "2021-11-02T06:00", "within", "exact", ""),
    (3, "", "2021-11-02", "2021-11-03", "within", "uncertain", ""),
    (4, "by 4 Nov", None, "2021-11-04", "within", "exact", ""),
    (5, "by the end of October", None, "2021-10-31", "within", "exact", ""),
    (6, "In other cases", None, None, "point", "exact", "not_reported"),
    (7, "in recent months", "2021-05-04", "2021-11-04", "within", "approximate", ""),
    (8, "since the disputed presidential election of “last year”", None, None, "point", "exact", "not_reported"),
    (9, "as of 4 Nov", None, "2021-11-04", "throughout", "exact", ""),
    (10, "last week", "2021-10-25", "2021-10-31", "within", "exact", ""),
]

# incident, claim, of what, words, low, best, high, qualifier, currency, why there is none
NUMBERS_SAID = [
    (1, 1, "migrants", "around 250 migrants", None, 250.0, None, "about", "", ""),
    (1, 6, "migrants", "", None, None, None, "word", "", "not_reported"),
    (6, None, "occurrences", "In other cases", None, None, None, "word", "", "unknown"),
    (7, 1, "migrants", "thousands", None, None, None, "word", "", ""),
    (10, 1, "money", "$407 million", None, 407_000_000.0, None, "exact", "USD", ""),
]

# incident, link, to which incident, to which of its claims
LINKS = [
    (2, "answered_by", 3, None),
    (2, "denied_by", 4, None),
    (3, "responds_to", 2, None),
    (3, "answered_by", 4, None),
    (4, "responds_to", 3, None),
    (4, "denies", 2, 2),
]

TYPES = {
    1: "threat_force", 2: "incursion_armed", 3: "envoy_summoned", 4: "note_protest", 5: "shots_blank_unknown",
    6: "barrier_damage", 7: "crossing_group", 8: "escort_to_line", 9: "emergency_law", 10: "barrier_build",
}  # fmt: skip

# incident, actor, role
ROLES = [
    (1, "Polish soldiers", "target"),
    (1, "Belarusian forces", "initiator"),
    (1, "Belarusian forces", "escort"),
    (1, "Migrants located near the fence", "affected"),
    (1, "Group of migrants that entered Poland", "affected"),
    (2, "Unidentified uniformed men", "unidentified"),
    (2, "Belarus", "initiator"),
    (3, CHARGE, "addressee"),
    (4, "Polish diplomat", "addressee"),
    (5, "Belarusian forces", "initiator"),
    (5, "Polish soldiers", "target"),
    (6, "Belarusian forces", "initiator"),
    (6, "Migrants", "affected"),
    (7, "Migrants", "initiator"),
    (8, "Alyaksandr Lukashenka", "initiator"),
    (8, "Migrants", "affected"),
    (8, EU, "target"),
    (9, "Poland", "initiator"),
    (10, "Polish lawmakers", "initiator"),
]

# incident, role of the place, words, country
PLACES = [
    (1, "where", "near a border fence", ""),
    (2, "where", "Polish territory", "PL"),
    (7, "to", "Poland", "PL"),
    (7, "to", "Latvia", "LV"),
    (7, "to", "Lithuania", "LT"),
    (7, "from", "Belarus", "BY"),
    (8, "to", "the borders of the European Union", ""),
    (9, "where", "at the border", "PL"),
    (10, "where", "eastern border", "PL"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


def name(sample: Sample, number: int, uid: str) -> str:
    return sample.dossiers[number].actors[uid].name if uid else ""


def said(when: When | None) -> tuple[str, str | None, str | None, str]:
    assert when is not None
    return when.text, when.earliest, when.latest, when.qualifier


def by_party(sample: Sample, number: int, claim: int, party: str) -> Statement:
    found = [s for s in sample.claim(number, claim).statements if name(sample, number, s.party) == party]
    assert len(found) == 1
    return found[0]


def test_there_are_ten_in_the_order_of_the_table(sample: Sample) -> None:
    assert sample.filled == 10
    assert [d.incident.reference for d in sample.dossiers.values()] == [reference(number) for number in NUMBERS]
    assert {number: d.incident.type for number, d in sample.dossiers.items()} == TYPES


def test_who_says_what_and_when_is_said_by_nobody_else(sample: Sample) -> None:
    found = [
        (number, claim.n, claim.kind, dossier.actors[s.party].name, s.stance, s.scope, said(s.said_on))
        for number, dossier, claim, s in sample.statements()
    ]
    assert found == WHO_SAYS_WHAT


def test_every_claim_stands_in_its_own_sentence(sample: Sample) -> None:
    claims = [(number, claim.n) for number in NUMBERS for claim in sample.dossiers[number].incident.claims]
    assert claims == [(number, n) for number, n, _ in CLAIMS]
    for number, n, words in CLAIMS:
        assert words in sample.claim(number, n).text


def test_quoted_words_are_verbatim_and_none_is_invented(sample: Sample) -> None:
    for number, n, party, words in QUOTES:
        assert words in by_party(sample, number, n, party).quote.split(" […] ")
    found = [
        (number, claim.n, dossier.actors[s.party].name, words)
        for number, dossier, claim, s in sample.statements()
        for words in s.quote.split(" […] ")
        if words
    ]
    assert found == QUOTES


def test_hedges_are_kept_with_whose_they_are(sample: Sample) -> None:
    found = [(number, claim.n, s.hedge, s.hedge_by) for number, _, claim, s in sample.statements() if s.hedge]
    assert found == HEDGES
    assert not [s for *_, s in sample.statements() if s.hedge_by and not s.hedge]


def test_speech_has_its_kind_and_addressee(sample: Sample) -> None:
    for number, claim, party, act, addressee in SPEECH_ACTS:
        statement = by_party(sample, number, claim, party)
        assert (statement.speech_act, name(sample, number, statement.addressee)) == (act, addressee)
    spoken_to = {(number, claim.n) for number, _, claim, s in sample.statements() if s.addressee}
    assert spoken_to == {(3, 1), (3, 2), (4, 1)}


def test_dates_keep_their_words_beside_the_interval(sample: Sample) -> None:
    whens = {number: dossier.incident.when for number, dossier in sample.dossiers.items()}
    found = [(n, w.text, w.earliest, w.latest, w.shape, w.qualifier, w.nil_reason) for n, w in whens.items()]
    assert found == DATES


def test_each_was_reported_on_the_day_of_the_report(sample: Sample) -> None:
    assert {said(dossier.incident.reported) for dossier in sample.dossiers.values()} == {ON_4}


def test_no_year_is_stated_so_each_is_marked_as_inferred(sample: Sample) -> None:
    assert all(when.inferred for when in sample.whens() if not when.is_empty)
    assert all("2021" not in when.text and "2020" not in when.text for when in sample.whens())
    assert all("inferred" in when.describe() for when in sample.whens() if not when.is_empty)


def test_numbers_have_no_limits_that_nobody_gave(sample: Sample) -> None:
    found = [
        (number, q.claim, q.subject, q.verbatim, q.low, q.best, q.high, q.qualifier, q.currency, q.nil_reason)
        for number, dossier in sample.dossiers.items()
        for q in dossier.incident.quantities
    ]
    assert found == NUMBERS_SAID
    assert sample.dossiers[10].incident.quantities[0].currency_inferred


def test_links_lead_both_ways_as_in_the_table(sample: Sample) -> None:
    numbers = {dossier.incident.uid: number for number, dossier in sample.dossiers.items()}
    found = [
        (number, link.type, numbers[link.to], link.to_claim)
        for number, dossier in sample.dossiers.items()
        for link in dossier.incident.links
    ]
    assert found == LINKS


def test_actors_have_their_roles(sample: Sample) -> None:
    found = {
        (n, d.actors[role.actor].name, role.role) for n, d in sample.dossiers.items() for role in d.incident.actors
    }
    assert set(ROLES) <= found
    assert {role for *_, role in found - set(ROLES)} <= {"reporter", "target", "initiator"}


def test_places_are_words_without_invented_points(sample: Sample) -> None:
    places = [(number, place) for number, dossier in sample.dossiers.items() for place in dossier.incident.places]
    assert [(number, place.role, place.text, place.country) for number, place in places] == PLACES
    assert not any(place.has_point or place.coordinates_text or place.uncertainty_m for _, place in places)
