"""Shorter forms of sentences, and what a model is given to choose from."""

from collections.abc import Sequence

import pytest
from builders import article_of
from fakes import FakeSummarizer
from hypothesis import given
from hypothesis import strategies as st

from briefer.briefing.brief import Origin
from briefer.briefing.compression import shorter_forms
from briefer.briefing.options import ArticleContext, sentence_options
from briefer.briefing.pipeline import brief, exchange
from briefer.briefing.plan import plan_section
from briefer.briefing.settings import Settings
from briefer.documents.article import Article
from briefer.facts.document import FactIndex
from briefer.faithfulness.check import check
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.models.base import Candidate, Choice, Passage
from briefer.models.rerank import Scored, ranked

FERRY = """
The ferry to Aran, which carries 120 passengers, was late on Tuesday after waves closed the harbour.
The operator runs four ships, including one from 1998, and will pay 80 euros to each passenger by June.
He said he would not travel again.
About 40 volunteers cooked for the passengers in a school, the mayor said.
A new ship is being built in Gdansk and will be delivered in May, a year later than planned.
# Weather
Waves of five metres were measured off Galway (the highest since 2014) on Monday and Tuesday.
The wind reached 110 kilometres an hour, and the coast guard closed three harbours in the west.
Schools in Clifden stayed open, but buses did not run.
Forecasters expect calm seas from Thursday, when the ferries are to sail again.
"""


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        pytest.param("On Tuesday, the plan failed.", "The plan failed.", id="when, at the front"),
        pytest.param("The plan, a bold one, failed.", "The plan failed.", id="apposition"),
        pytest.param("Acme, which makes rockets, lost money.", "Acme lost money.", id="relative clause"),
        pytest.param("Smith, 39, was arrested.", "Smith was arrested.", id="age"),
        pytest.param("Smith, 39, of Leeds, was arrested.", "Smith, of Leeds, was arrested.", id="age before an aside"),
        pytest.param("The agency (NASA) launched it.", "The agency launched it.", id="brackets"),
        pytest.param("He left the house -- a ruin -- in June.", "He left the house in June.", id="dashes"),
        pytest.param("The army left the town after the vote.", "The army left the town.", id="adverbial clause"),
        pytest.param("Sales rose 18%, the most since 2014.", "Sales rose 18%.", id="tail"),
        pytest.param("On Tuesday, the plan failed, a first.", "The plan failed.", id="front and tail"),
        pytest.param("It fell by 3,500, a third.", "It fell by 3,500.", id="comma in a figure"),
        pytest.param("On June 5, the plan failed.", "The plan failed.", id="a date, at the front"),
        pytest.param("Meanwhile, the plan failed.", "The plan failed.", id="one word, at the front"),
        pytest.param("The plan – a bold one – was dropped.", "The plan was dropped.", id="both dashes"),
        pytest.param("The bank bought Acme Inc., a maker of toys.", "The bank bought Acme Inc.", id="one full stop"),
        pytest.param(
            "Smith resigned, and Jones, the mayor, stayed.",
            "Smith resigned, and Jones stayed.",
            id="aside in a second clause",
        ),
    ],
)
def test_what_can_be_spared_is_cut(sentence: str, form: str) -> None:
    assert form in shorter_forms(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The plan failed, officials said.", id="who says so"),
        pytest.param("According to police, the man fled.", id="who says so, at the front"),
        pytest.param("The fee is due, unless sales fall.", id="condition"),
        pytest.param("The plan passed, but the governor vetoed it.", id="contrast"),
        pytest.param("Sales rose 18%, excluding acquisitions.", id="measure"),
        pytest.param("Pay rose 3%, adjusted for inflation.", id="adjusted"),
        pytest.param("The fee applies to all customers after 30 days.", id="term"),
        pytest.param("In Ohio, unemployment fell to 4%.", id="where it holds"),
        pytest.param("The house was raided on Sunday hours after the vote.", id="half a phrase"),
        pytest.param("He left on Monday, two days after the vote.", id="half a phrase behind a comma"),
        pytest.param("The test was on June 8, 2013.", id="year of a date"),
        pytest.param("The mayor of Leeds, who was late.", id="no main clause would be left"),
        pytest.param("Salvo, the company that prints shirts, apologises.", id="present tense"),
        pytest.param("Although it rained, the alleged thief, who ran, fell.", id="subordinate clause in front"),
        pytest.param("Smith resigned, and Jones stayed.", id="second clause"),
        pytest.param("It met Kir, the head of the nuclear, chemical and other forces, here.", id="a list in an aside"),
        pytest.param("After nuclear, chemical and other attacks were reported, it rained.", id="a list at the front"),
        pytest.param('In it, "the first" won.', id="quotation"),
        pytest.param("Pay rose 4%, which in real terms was a fall of 2%.", id="which, of the whole"),
        pytest.param("The army took the town, which the rebels contest.", id="which, of the whole, contested"),
        pytest.param("The bill passed on Monday, after which it failed in the Senate.", id="after which"),
        pytest.param("They were jailed after a trial in May; all verdicts were set aside.", id="taken back behind"),
        pytest.param("The army killed 40 fighters on Sunday, including civilians who helped.", id="including, of whom"),
        pytest.param("Profits rose 12% in the spring, including a one-off gain.", id="including, of what"),
        pytest.param("The tax rose to 25%, with small firms paying 19%.", id="with, other terms"),
        pytest.param("He won 53% of the vote, amid widespread fraud.", id="amid"),
        pytest.param("Sales rose 5% (unaudited) in May.", id="bracket that measures"),
        pytest.param("“He sold stock, including ours, in May,” Smith said.", id="inside a quotation"),
        pytest.param("'He sold stock, including ours, in May,' Smith said.", id="inside single quotation marks"),
        pytest.param("The ministry will only go after the heads of the gangs.", id="go after"),
        pytest.param("It appears that the fault seemed to be because of the volume.", id="be because"),
        pytest.param("The deficit is no problem, as long as it stays below 5%.", id="as long as"),
        pytest.param("It was a soldier, a young man, a migrant and a nurse.", id="list of descriptions"),
        pytest.param("No vote on the bill will be held until after the election.", id="until after"),
        pytest.param("It would rather kill people, in cold blood, than see them leave.", id="comparison"),
        pytest.param("The talks go on", id="no sentence"),
        # What is cut off may limit the statement, or tell what became of it.
        pytest.param("The tax was put on all firms, with some exemptions.", id="exemptions"),
        pytest.param("The interest is the base rate plus 2%, with a cap of 8%.", id="cap"),
        pytest.param("He said the earth was flat, which is false.", id="what is not so"),
        pytest.param("Smith was accused of fraud, a charge that was dropped.", id="what became of it"),
        pytest.param("The plan, the records show, was dropped.", id="who says so, in an aside"),
        pytest.param("The plan was dropped, the court papers disclose.", id="who says so, by a verb of no list"),
        pytest.param("The act is not frozen in time, as critics point out.", id="who says so, with as"),
        pytest.param("The drug cut deaths by a third, in people over 60.", id="of whom it holds"),
        pytest.param("The firm earned 5 million dollars, after tax.", id="measure of two words"),
        pytest.param("After tax, the firm earned 5 million dollars.", id="measure at the front"),
        pytest.param("After 30 days, the fee was due from all customers.", id="term at the front"),
        pytest.param("After two years, the fee was due from all customers.", id="term in words at the front"),
        pytest.param("After the sale, the fee must be paid.", id="what is yet to come, at the front"),
        pytest.param("Before the war, the mill employed 500 people.", id="what is so no longer"),
        pytest.param("On paper, the firm is worth 5 million dollars.", id="on what is no day"),
        pytest.param("The firm pays all its staff well (in most cases).", id="limit in brackets"),
        pytest.param("The school has rooms for sick (and healthy) children.", id="more of the same in brackets"),
        pytest.param("Article 5 (b) of the law was struck down.", id="number in brackets"),
        pytest.param("Lead was found in Leeds (5%) and in York (7%).", id="series of brackets"),
        pytest.param("It is 90 miles (145 kilometres)north of Leeds.", id="brackets without a space behind"),
        # Adverbial clauses that are none, or whose loss turns the statement round.
        pytest.param("He was not fired because he was late for work.", id="scope of a denial"),
        pytest.param("The loan has to be repaid after the sale.", id="term of a duty"),
        pytest.param("The shares were up slightly after an hour of trading.", id="state at a time"),
        pytest.param("The critics opposed the wall precisely because it works.", id="precisely because"),
        pytest.param("The firm was set to leave the following month anyway.", id="the following"),
        pytest.param("The union kept to the goals of the party after Lincoln.", id="after, of a noun"),
        pytest.param(
            "The trial was long, but the verdict on the firms after it ended was swift.", id="verb behind the clause"
        ),
        pytest.param("Police said the man who shot Ann after the vote was jailed.", id="relative clause before it"),
        pytest.param("Police said the bomb that fell after the vote was old.", id="that-clause before it"),
        pytest.param("Police said the fire at the mill after the vote was set.", id="reported verb behind the clause"),
        pytest.param("They had to show that he paid after the sale, and that he knew.", id="second clause behind it"),
        # Commas and dashes that are no pair, and what comes between others.
        pytest.param("It held back the state – and its chief, Ann Smith – from a vote.", id="second dash of a pair"),
        pytest.param("Ebel – who is the aide of the president, Andres Hall – left.", id="dash and comma"),
        pytest.param("He backed Hall, a man who had the votes of young, city-based people.", id="list of adjectives"),
        pytest.param("He runs a fund, which pays for new, unplanned roads.", id="adjective in -ed"),
        pytest.param("Acme, which runs schools, hospitals, and clinics, grew.", id="list in a relative clause"),
        pytest.param("Teachers, the police, nurses and drivers went on strike.", id="list of subjects"),
        pytest.param("He sold his boat, his house and his car.", id="list without a last comma"),
        pytest.param("Smith, who worked in Rome, in Oslo, and in Turku, died.", id="list of places"),
        pytest.param("The heir, Ann Smith, a plumber, was freed.", id="second aside"),
        pytest.param("Ann Smith, 39, a plumber, was freed.", id="aside behind an age"),
        pytest.param("Ann, a plumber from Leeds, and Bob, a cook, sent a letter.", id="one of two alike"),
        pytest.param("So says Hall, who notes that since May, when it opened, few came.", id="that without its verb"),
        pytest.param("The firm fined Hall, who broke the rules, as well as his aide.", id="as well as"),
        pytest.param(
            "Pay fell across the state, including in Leeds, where the mayor said rents rose.",
            id="which where it speaks of",
        ),
        pytest.param("The army expanded, not limited, its search.", id="contrast"),
        pytest.param("She ran for the whole state, not the city, in the vote.", id="contrast before a tail"),
        pytest.param("It was young Ann, aged 8, who won the prize.", id="cleft sentence"),
        pytest.param("In a suit filed in June in Ohio, the union contends that it paid.", id="participle at the front"),
        pytest.param("After Acme, Apex and Zenith refused the offer, the bank left.", id="list of names at the front"),
    ],
)
def test_what_changes_the_statement_is_not_cut(sentence: str) -> None:
    kept = {
        "Salvo apologises.",
        "Although it rained, the alleged thief fell.",
        "Ann Smith, a plumber, was freed.",
        "The firm fined Hall, as well as his aide.",
    }
    assert set(shorter_forms(sentence)) <= kept


def test_an_aside_in_the_middle_is_not_taken_for_the_end() -> None:
    forms = shorter_forms("It tries to bring inflation, which stood at 5%, to its target in May.")
    assert forms == ["It tries to bring inflation to its target in May."]


@given(st.text(alphabet="ab ,;-—()'\"A1", max_size=60).map(lambda text: f"{text}."))
def test_every_form_is_a_subsequence(sentence: str) -> None:
    for form in shorter_forms(sentence):
        rest = iter(sentence.casefold())
        assert all(character in rest for character in form.casefold())


def test_many_joints_take_little_time_and_very_long_sentences_stay_whole() -> None:
    assert shorter_forms("The agency (NASA) launched it" + ", a first" * 60 + ".")
    for piece in ("a, ", "...", " (", "a after b ", ',"', "after ", "was, who "):
        assert isinstance(shorter_forms((piece * 1000)[:990] + "b."), list)
        assert shorter_forms(piece * 100_000 + "b.") == []


def test_only_what_the_judge_lets_stand_may_be_said() -> None:
    article = article_of(FERRY)
    whole = FactIndex.of(article.text)
    said = 0
    for section in article.sections:
        plan = plan_section(article, section, whole, lambda _: True, Settings())
        (part,) = plan.parts
        source = source_words(article.text, part.sentences)
        for saying in sentence_options(ArticleContext.of(article), plan, part):
            assert saying.prior > 0
            assert saying.wordings[0] == saying.sentence.of(article.text)
            for form in saying.wordings[1:]:
                assert judge_sentence(form, plan.alone, source)[0].is_printable
            said += len(saying.wordings)
    assert said > 4


def test_a_shorter_wording_keeps_what_is_required() -> None:
    article = article_of(FERRY)
    section = article.sections[0]
    settings = Settings(require=("120 passengers",))
    plan = plan_section(article, section, FactIndex.of(article.text), lambda _: True, settings)
    wordings = [
        text
        for saying in sentence_options(ArticleContext.of(article), plan, plan.parts[0])
        for text in saying.wordings
        if "ferry" in text
    ]
    assert len(wordings) > 1
    assert all("120 passengers" in text for text in wordings)


def test_every_required_fact_has_a_sentence_to_choose() -> None:
    article = article_of(FERRY)
    for section in article.sections:
        plan = plan_section(article, section, FactIndex.of(article.text), lambda _: True, Settings())
        offered = {saying.sentence for saying in sentence_options(ArticleContext.of(article), plan, plan.parts[0])}
        assert plan.required
        for mention in plan.required:
            assert offered.intersection(plan.stating(mention))


TWO_STORIES = """
The port

A new crane was put up in the port of Cork in March. It can lift 60 tonnes and was built in Poland over two years.
A ferry that carried 300 tourists to Aran ran aground near the port on Monday in thick fog, and nobody was hurt.
The workers of the port asked for higher wages in April, and talks with the owner went on through all of the summer.

The rescue

Three boats took the tourists off the ferry within an hour. The captain had not seen the lighthouse of Aran in the fog.
The ferry was pulled free on Tuesday and taken to a yard. A report on how the ferry ran aground is due in the autumn.
"""


def test_what_the_rest_of_the_article_speaks_of_is_worth_more() -> None:
    def prior(article: Article) -> list[float]:
        section = article.sections[0]
        plan = plan_section(article, section, FactIndex.of(article.text), lambda _: True, Settings())
        said = sentence_options(ArticleContext.of(article), plan, plan.parts[0])
        return [s.prior for s in said if "ferry" in s.wordings[0]]

    alone, with_more = (prior(article_of(text)) for text in (TWO_STORIES.partition("The rescue")[0], TWO_STORIES))
    assert with_more[0] > 1.2 * alone[0]


GERMAN = """
Die Fähre nach Aran (nicht die nach Doolin) war am Dienstag wieder um zwei Stunden verspätet und wurde dann gestrichen.
Der Betreiber (kein Unternehmen der Stadt) zahlt allen 120 Gästen der Fähre im Juni jeweils 80 Euro zurück.
Rund 40 Helfer (nicht alle aus dem Ort) kochten in der Schule für die Gäste und blieben bis zum nächsten Morgen.
Ein neues Schiff wird in Danzig gebaut und soll im Mai geliefert werden, ein Jahr später als es einmal geplant war.
"""


def test_what_a_text_that_is_not_english_takes_up_is_not_known() -> None:
    """ "und", "die" and "mit" would be what it is about."""
    assert ArticleContext.of(article_of(GERMAN)).topic is None
    assert ArticleContext.of(article_of(FERRY)).topic


def test_nothing_is_cut_from_a_text_that_is_not_english() -> None:
    chooser = Chooser()
    made = brief(article_of(GERMAN), chooser)
    said = [sentence.text for section in made.sections for sentence in section.sentences]
    assert said
    assert all(sentence in GERMAN for sentence in said)
    assert chooser.asked == []


class Chooser(FakeSummarizer):
    """Prefers the wordings in the order of `key`."""

    reranks_options = True

    def __init__(self, key: object = len) -> None:
        super().__init__()
        self.key = key

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        self.asked += passages
        found = []
        for passage in passages:
            texts = sorted((w for choice in passage.choices for w in choice.wordings), key=self.key)
            found.append([Candidate(text, -float(rank)) for rank, text in enumerate(texts)])
        return found


def test_the_model_says_first_what_it_prefers() -> None:
    roomy = Settings(budget=1.0)
    shortest = brief(article_of(FERRY), Chooser(len), roomy)
    longest = brief(article_of(FERRY), Chooser(lambda text: -len(text)), roomy)
    assert [s.summary for s in shortest.sections] != [s.summary for s in longest.sections]
    for result, chooser in ((shortest, min), (longest, max)):
        choices = next(exchange(article_of(FERRY), Chooser()))
        for section, passage in zip(result.sections, choices, strict=True):
            first = passage.choices[0].wordings
            assert chooser(first, key=len) in section.summary or first[0] not in section.section.text[:200]


def test_what_a_choosing_model_says_is_generated_and_needs_no_second_try() -> None:
    chooser = Chooser()
    result = brief(article_of(FERRY), chooser)
    assert result.faithful
    assert len(chooser.asked) == 2
    sentences = [sentence for section in result.sections for sentence in section.sentences]
    assert {s.origin for s in sentences} == {Origin.GENERATED}
    assert not any(section.rejected for section in result.sections)
    for section in result.sections:
        assert not check(section.section.text, section.summary).errors
        assert all(fact.survived or fact.reason for fact in section.report.required)


def test_no_required_fact_brings_in_a_sentence_that_cannot_be_said_alone() -> None:
    text = FERRY.replace("He said he would not travel again.", "He said he would not pay 99 dollars again for it.")
    result = brief(article_of(text), Chooser(), Settings(budget=0.2, require=("99 dollars",)))
    assert "99 dollars" not in result.sections[0].summary
    (lost,) = [fact for fact in result.sections[0].report.required if fact.mention.text == "99 dollars"]
    assert lost.reason
    roomy = brief(article_of(text), Chooser(), Settings(budget=1.0, require=("99 dollars",)))
    texts = [sentence.text for sentence in roomy.sections[0].sentences]
    behind = next(number for number, sentence in enumerate(texts) if "99 dollars" in sentence)
    assert texts[behind - 1].startswith("The operator runs four ships")


def test_where_nothing_reads_alone_one_sentence_is_printed_all_the_same() -> None:
    text = "\n".join(f"He said that it was his idea number {n} and that they had liked it well enough." for n in "2345")
    (section,) = brief(article_of(text), Chooser()).sections
    assert len(section.sentences) == 1


def test_the_sentence_is_chosen_by_worth_and_salience_and_its_wording_by_likelihood() -> None:
    choices = (Choice(("Whole one.", "One."), prior=2.0), Choice(("Whole two.",), prior=1.0))

    def order(one: Sequence[Scored], salience: Sequence[float] | None = None) -> list[str]:
        return [candidate.text for candidate in ranked(choices, [one, [Scored(-1.0, 10)]], salience)]

    assert order([Scored(-9.0, 10), Scored(-4.0, 4)]) == ["One.", "Whole two.", "Whole one."]
    assert order([Scored(-9.0, 10), Scored(-9.5, 9)])[0] == "One."  # brevity
    assert order([Scored(-9.0, 10), Scored(-19.0, 9)])[0] == "Whole one."  # where the model would not stop
    assert order([Scored(-9.0, 10), Scored(-4.0, 4)], salience=(0.0, 1.0))[0] == "Whole two."
