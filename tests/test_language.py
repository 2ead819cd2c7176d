"""Which language a text is in: by its own words first, then by its source's or its document's."""

import pytest

from briefer.errors import ConfigError
from briefer.facts import language
from briefer.facts.language import language_of
from briefer.text.language import ENGLISH, TextLanguage, ToldBy, language_of_tag, told_language

GERMAN = TextLanguage("de", ToldBy.TEXT)

TEXTS = [
    (
        "English news",
        "The council said on Wednesday that it would close the bridge for repairs, and that the work would take "
        "seven months. Officials have asked residents to use the ferry.",
        "en",
    ),
    (
        "English, all names and figures",
        "President Donald Trump met Chancellor Olaf Scholz and Prime Minister Giorgia Meloni in Brussels on "
        "Dec. 18 to discuss the $61 billion package for Ukraine that Congress passed.",
        "en",
    ),
    (
        "English in capitals",
        "THE COUNCIL SAID IT WOULD CLOSE THE BRIDGE FOR REPAIRS AND THAT THE WORK WOULD TAKE SEVEN MONTHS.",
        "en",
    ),
    (
        "English with Russian quotations",
        "The word «мир» means both peace and world, and the poem that he read to them from the stage was about "
        "both of them, as the critics of the time have noted.",
        "en",
    ),
    ("English, short", "A ferry carrying 212 passengers collided with a barge early Tuesday.", "en"),
    ("English headline", "Woodstock anniversary lineup revealed", "en"),
    (
        "German",
        "Der Rat teilte am Mittwoch mit, dass die alte Brücke wegen Reparaturen geschlossen wird. Die Arbeiten "
        "sollen sieben Monate dauern, und die Anwohner wünschen sich mehr Busse in der Nacht.",
        "de",
    ),
    ("German headline", "Brücke bleibt sieben Monate gesperrt", "de"),
    ("German of words that English has, too", "Die Bank hat 250 Mitarbeiter.", "de"),
    (
        "French",
        "Le conseil a annoncé mercredi que le vieux pont serait fermé pour des travaux. Ils dureront sept mois et "
        "les habitants demandent plus de bus pendant la nuit sur les deux rives.",
        "fr",
    ),
    (
        "Spanish",
        "El consejo anunció el miércoles que el viejo puente se cerrará por obras. Durarán siete meses y los "
        "vecinos piden más autobuses durante la noche a las dos orillas del río.",
        "es",
    ),
    ("Italian", "Il ponte resterà chiuso per sette mesi, ha detto il sindaco.", "it"),
    ("Portuguese", "A ponte ficará fechada durante sete meses, disse o presidente da câmara.", "pt"),
    (
        "Dutch, which shares words with English",
        "De raad zei woensdag dat de oude brug voor herstel wordt gesloten. Het werk is over zeven maanden klaar "
        "en de bewoners vragen om meer bussen in de nacht. Er was veel kritiek.",
        "nl",
    ),
    ("Danish", "Den gamle bro bliver lukket i syv måneder, oplyste kommunen onsdag.", "da"),
    ("Russian", "Совет сообщил в среду, что старый мост закроют на ремонт на семь месяцев.", "ru"),
    ("Ukrainian", "Рада повідомила в середу, що старий міст закриють на ремонт на сім місяців.", "uk"),
    ("Chinese", "市议会周三表示，旧桥将关闭七个月进行维修。", "zh"),
    ("Japanese", "市議会は水曜日、古い橋を7カ月間閉鎖すると発表した。", "ja"),
    ("Korean", "시의회는 수요일 오래된 다리를 7개월 동안 폐쇄한다고 밝혔다.", "ko"),
    ("Arabic", "قال المجلس يوم الأربعاء إن الجسر القديم سيغلق لمدة سبعة أشهر.", "ar"),
    ("Persian, in Arabic letters and its own", "شورا چهارشنبه گفت که پل قدیمی هفت ماه بسته می‌شود.", "fa"),
]


@pytest.mark.parametrize(("text", "code"), [pytest.param(text, code, id=name) for name, text, code in TEXTS])
def test_a_text_tells_its_language(text: str, code: str) -> None:
    assert language_of(text) == TextLanguage(code, ToldBy.TEXT)


@pytest.mark.parametrize("text", ["", "18% 3.5 2014 $1.2bn\n12 14 16\n", "Zelenskyy, Rutte, Kirillov"])
def test_a_text_that_tells_nothing_is_taken_for_english_unless_its_source_or_its_document_tells(text: str) -> None:
    assert language_of(text) == ENGLISH
    assert language_of(text, GERMAN) == TextLanguage("de", ToldBy.SOURCE)
    assert language_of(text, document="fr") == TextLanguage("fr", ToldBy.DOCUMENT)


def test_a_document_is_not_believed_against_its_text() -> None:
    _, german, _ = next(row for row in TEXTS if row[0] == "German")
    assert language_of(german, document="en") == GERMAN


def test_a_table_gets_the_benefit_of_the_doubt() -> None:
    table = "\n".join(f"{place}\t12.5\t18%\t3,500" for place in ("Alpha", "Bravo", "Delta", "Tango") * 10)
    assert language_of(table).code == "en"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de-AT", "de"), ("EN_us", "en"), ("ger", "de"), ("zh-Hant", "zh"), ("fra", "fr"), ("ast", "ast"), (" pt ", "pt")],
)
def test_the_tag_of_a_document_is_a_code(tag: str, code: str) -> None:
    assert language_of_tag(tag) == code


@pytest.mark.parametrize("tag", [None, "", "x-default", "und", "english", "1"])
def test_what_is_no_tag_tells_nothing(tag: str | None) -> None:
    assert language_of_tag(tag) is None


def test_a_user_names_a_language_by_its_code() -> None:
    assert told_language("de-CH", "--language") == TextLanguage("de", ToldBy.USER)
    with pytest.raises(ConfigError, match='--language "german": no code of a language; give one such as en, de, fr'):
        told_language("german", "--language")


ENGLISH_LINES = [
    "Two dozen ferries stayed moored on Tuesday.",
    "Marlow Town beat Henley on Saturday.",
    "It cost 320 kuna.",
    "Latency sank to 2.3 seconds.",
    "She swam for Ravensby.",
    "The County Court sat.",
]
BESIDE_ENGLISH = [
    "Provost Hanneke van den Akker met Lister-Boyce.",
    "Six Rowers Die in Marlow Flood",
    "Pundit Le Roux Dead at 91",
    "Ravensby scored twice as Olney beat Deportivo La Serrana in La Copa.",
]
FOREIGN_LINES = [
    ("Die Bank in Ravensberg schloss 320 Konten.", "de"),
    ("Der Minister der Union sprach mit der Bank.", "de"),
    ("Le pont de Marvelle a coûté 320 millions.", "fr"),
    ("Le Conseil de Marvelle a perdu contre Ostrac.", "fr"),
    ("De bank van Olmen won het van Gelre.", "nl"),
    ("Van den Akker wil dat het plan in de kast blijft.", "nl"),
]


@pytest.fixture
def nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """The detector, which takes half a second to load, must not be needed."""

    def asked(*_: object) -> str:
        raise AssertionError("py3langid was asked")

    monkeypatch.setattr(language, "_ranked", asked)
    language._detected.cache_clear()


@pytest.mark.usefixtures("nobody_to_ask")
@pytest.mark.parametrize("line", ENGLISH_LINES)
def test_a_short_english_line_is_told_by_its_own_words(line: str) -> None:
    assert language_of(line) == TextLanguage("en", ToldBy.TEXT)


@pytest.mark.usefixtures("nobody_to_ask")
@pytest.mark.parametrize("line", BESIDE_ENGLISH)
def test_names_with_small_words_of_other_languages_are_english_beside_an_english_source(line: str) -> None:
    assert language_of(line, TextLanguage("en", ToldBy.TEXT)).code == "en"


@pytest.mark.parametrize(("line", "code"), FOREIGN_LINES)
def test_a_short_line_in_another_language_is_not_english_beside_an_english_source(line: str, code: str) -> None:
    assert language_of(line, TextLanguage("en", ToldBy.TEXT)).code == code
    assert language_of(line).code == code
