"""Counted nouns that may stand for each other."""

from typing import Final

from briefer.facts.figures.grammar.vocabulary import word_set

PERSONS: Final = word_set(
    "person man woman child boy girl kid teen teenager baby adult youth pensioner victim suspect worker employee staff "
    "student pupil teacher soldier troop officer policeman police cop civilian passenger patient resident migrant "
    "refugee prisoner inmate protester player driver fan member voter candidate citizen american survivor hostage "
    "militant fighter gunman attacker doctor nurse brother sister son daughter parent friend colleague guest tourist "
    "customer user other dead life death fatality casualty body crew firefighter farmer miner fisherman journalist mp "
    "politician lawmaker minister senator judge juror lawyer guard rebel terrorist sailor climber hiker swimmer family "
    "team group"
)
_PERSON_ENDINGS: Final = ("ee", "er", "or", "ist", "ian", "ant", "ent", "man", "woman", "person", "child")

# Words for one thing, as news writers vary them.
_SYNONYMS: Final = (
    "home house property building flat apartment dwelling residence unit premises block site structure",
    "car vehicle van truck lorry bus taxi automobile model",
    "ship boat vessel ferry yacht craft liner carrier",
    "plane aircraft jet airliner flight aeroplane helicopter airplane",
    "shop store outlet branch site location restaurant supermarket",
    "company firm business bank group organisation organization supplier retailer maker",
    "country nation state government member economy",
    "school college university institution academy campus",
    "game match fixture test appearance event tie start outing cap contest clash",
    "win victory title success triumph trophy medal gold championship cup",
    "goal strike point run try score",
    "job post position role place redundancy",
    "vote ballot seat constituency",
    "film movie picture title show production",
    "song track single record album hit",
    "award prize nomination oscar trophy honour",
    "day night date month week year season term",
    "attack incident bombing explosion blast raid strike shooting killing murder case crime offence assault",
    "charge count offence allegation case conviction accusation",
    "crash accident collision incident case",
    "animal dog cat horse bird sheep cow species creature",
    "gun weapon rifle firearm pistol",
    "round shot bullet time",
    "fire blaze wildfire incident",
    "drug pill tablet dose medicine treatment jab shot vaccine",
    "book novel title work story volume copy",
    "city town village area community region district county council place province",
    "party group faction side",
    "part section stage phase step chapter episode instalment series season",
    "image photo picture photograph portrait painting artwork work",
    "item object piece artefact thing product",
    "tree plant specie",
    "operation procedure surgery trial study test experiment",
    "site place location venue facility centre plant",
    "question issue problem topic challenge point factor reason measure proposal change plan",
    "hospital ward trust clinic centre",
    "patient case infection diagnosis illness",
    "ticket seat place",
    "service train flight route line",
)
# No two words of a line are ever said of one thing; "/" joins words that may be.
_CONTRASTS: Final = (
    "drone missile rocket tank/armoured shell bomb mine helicopter plane/aircraft/jet/warplane ship/warship/frigate "
    "submarine rifle/gun",
    "man/boy woman/girl",
    "boy/son girl/daughter",
    "brother sister",
    "husband wife",
    "soldier/troop civilian",
    "teacher student/pupil",
    "doctor/nurse patient",
    "dog cat horse cow/cattle sheep pig bird fish elephant tiger lion bear",
    "car bus train/tram plane/aircraft/jet ship/boat/ferry bicycle/bike/motorcycle/motorbike lorry/truck",
    "goal try wicket assist frame set",
    "gold silver bronze",
    "school hospital church/mosque shop/store bank hotel library prison",
    "person/man/woman/child/worker/soldier/civilian house/home/building car/bus/train/plane/ship school/hospital "
    "tree dog cow day/week/month/year drone/missile/rocket/tank/bomb/shell",
    "win/victory defeat/loss draw",
    "arrest death injury",
)
# Counting these is counting people: seven cases, seven patients.
_HAPPENING: Final = word_set("case death arrest injury infection attempt suicide killing murder casualty time")
_GROUPS: Final = tuple(tuple(frozenset(group.split("/")) for group in line.split()) for line in _CONTRASTS)
_CLASSES: Final = {
    noun: frozenset(index for index, words in enumerate(_SYNONYMS) if noun in words.split())
    for words in _SYNONYMS
    for noun in words.split()
}


def is_person(noun: str) -> bool:
    """True for a noun, lower case and singular, that counts people."""
    return noun in PERSONS or (noun.endswith(_PERSON_ENDINGS) and not noun.endswith("ment") and noun != "quarter")


def exclude_each_other(one: str, other: str) -> bool:
    """True when nothing can be both: drones and missiles, men and women."""
    for groups in _GROUPS:
        first = next((group for group in groups if one in group), None)
        second = next((group for group in groups if other in group), None)
        if first and second and first is not second:
            return True
    return False


def may_stand_for(one: str, other: str) -> bool:
    """True when a writer may call by `one` what another calls `other`, both lower case and singular."""
    if one == other or (is_person(one) and is_person(other)):
        return True
    if _HAPPENING & {one, other} and (is_person(one) or is_person(other)):
        return True
    return bool(_CLASSES.get(one, frozenset()) & _CLASSES.get(other, frozenset()))
