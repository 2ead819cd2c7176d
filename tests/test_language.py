import pytest

from briefer.text.language import looks_english


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "English news",
            "The council said on Wednesday that it would close the bridge for repairs, and that the work would take "
            "seven months. Officials have asked residents to use the ferry.",
            True,
        ),
        (
            "English, all names and figures",
            "President Donald Trump met Chancellor Olaf Scholz and Prime Minister Giorgia Meloni in Brussels on "
            "Dec. 18 to discuss the $61 billion package for Ukraine that Congress passed.",
            True,
        ),
        (
            "English in capitals",
            "THE COUNCIL SAID IT WOULD CLOSE THE BRIDGE FOR REPAIRS AND THAT THE WORK WOULD TAKE SEVEN MONTHS.",
            True,
        ),
        (
            "English with Russian quotations",
            "The word «мир» means both peace and world, and the poem that he read to them from the stage was about "
            "both of them, as the critics of the time have noted.",
            True,
        ),
        (
            "German",
            "Der Rat teilte am Mittwoch mit, dass die alte Brücke wegen Reparaturen geschlossen wird. Die Arbeiten "
            "sollen sieben Monate dauern, und die Anwohner wünschen sich mehr Busse in der Nacht.",
            False,
        ),
        (
            "French",
            "Le conseil a annoncé mercredi que le vieux pont serait fermé pour des travaux. Ils dureront sept mois et "
            "les habitants demandent plus de bus pendant la nuit sur les deux rives.",
            False,
        ),
        (
            "Spanish",
            "El consejo anunció el miércoles que el viejo puente se cerrará por obras. Durarán siete meses y los "
            "vecinos piden más autobuses durante la noche a las dos orillas del río.",
            False,
        ),
        (
            "Dutch, which shares words with English",
            "De raad zei woensdag dat de oude brug voor herstel wordt gesloten. Het werk is over zeven maanden klaar "
            "en de bewoners vragen om meer bussen in de nacht. Er was veel kritiek.",
            False,
        ),
        ("Russian", "Совет сообщил в среду, что старый мост закроют на ремонт на семь месяцев.", False),
        ("Ukrainian", "Рада повідомила в середу, що старий міст закриють на ремонт на сім місяців.", False),
        ("Chinese", "市议会周三表示，旧桥将关闭七个月进行维修。", False),
        ("Arabic", "قال المجلس يوم الأربعاء إن الجسر القديم سيغلق لمدة سبعة أشهر.", False),
        ("headline: too short to tell", "Brücke bleibt sieben Monate gesperrt", True),
        ("figures only", "18% 3.5 2014 $1.2bn\n12 14 16\n", True),
        ("empty", "", True),
    ],
)
def test_looks_english(language: str, text: str, expected: bool) -> None:
    assert looks_english(text) is expected


def test_table_gets_the_benefit_of_the_doubt() -> None:
    assert looks_english("\n".join(f"{place}\t12.5\t18%\t3,500" for place in ("Alpha", "Bravo", "Delta", "Tango") * 10))
    assert looks_english("\n".join(f"{crop} 12.5 18% 3,500" for crop in ("weizen", "gerste", "hafer", "roggen") * 10))
