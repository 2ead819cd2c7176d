"""The function words that tell a sound cut from an unsound one."""

STOP_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her him his i if in into is it its of on or over "
    "she so than that the their them then there these they this those to up was we were what when where which "
    "while who whom whose will with would you your not no also about after before because said says say".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside between "
    "beyond by despite down during except for from in inside into like near of off on onto out outside over past "
    "per since through throughout to toward towards under until up upon via with within without".split()
)
DETERMINERS = frozenset("a an the this that these those his her its their our my your".split())
PRONOUNS = frozenset("he she it they him her them his its their i we us".split())
CONJUNCTIONS = frozenset("and or but nor".split())
SUBORDINATORS = frozenset("while as after before because although though when where if since unless until".split())
CLAUSE_OPENERS = CONJUNCTIONS | SUBORDINATORS | frozenset("who which that however following including".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split())
ADVERBIALS = DAYS | frozenset("earlier later last this next early late again there here now then".split())

REPORTING_VERBS = frozenset("said says told added reported announced".split())
# What makes a statement hold only in part; it may not be cut off behind one.
LIMITS = frozenset("if unless until without except provided unlike".split())
# What turns a statement round or takes the certainty from it: "could rise" is not "rise".
QUALIFIERS = LIMITS | frozenset(
    "not no never none neither nor nobody nothing cannot hardly barely unlikely almost nearly longer may might could "
    "would should will shall must can allegedly reportedly possibly likely denied denies deny failed fails refused "
    "refuses claimed claims alleged alleges suspected feared fears doubts believed believes myth false falsely isn't "
    "aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't couldn't shouldn't".split()
)
SUPERLATIVES = frozenset("first last only most least best worst".split())
REPORTING_VERBS = frozenset("said says told added reported announced".split())
BE = frozenset("is are was were been".split())
# Function words that a rewording may bring in: "The appeal was rejected by the court".
NEW_WORDS = frozenset("a an the that is are was were been has have had by and its their his her".split())

AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did will would can could may might must shall should "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't couldn't".split()
)
# Past forms that do not end in -ed, and the present forms that news writing uses most.
IRREGULAR_VERBS = frozenset(
    "said told made took went came saw got gave found left felt became began brought bought built caught chose "
    "cut dealt drew drove fell fought flew forgot froze grew heard held hit hurt kept knew laid lay led lent let "
    "lit lost meant met paid put quit ran read rose sang sank sat sent set shook shot shut sold sought spent "
    "split spoke spread stood stole struck stuck swam swept swore taught threw thought understood woke won wore "
    "wrote beat bet bid bore broke cast cost ate rang rode slept slid sped spun withdrew overcame undertook "
    "underwent says tells makes takes goes comes sees gets gives finds leaves feels becomes begins brings means "
    "keeps knows lies meets pays puts runs reads sells sends sets shows stands thinks wins writes wants needs "
    "expects plans hopes seeks faces calls asks offers includes remains seems appears suggests occupies owns "
    "costs works lives plays helps stays allows requires provides prohibits".split()
)


def is_verb(word: str) -> bool:
    """True for an auxiliary, an irregular past form or a word in -ed, case-folded; present forms only the commonest."""
    return word in AUXILIARIES or word in IRREGULAR_VERBS or (word.endswith("ed") and len(word) > 3)
