"""What the sentence splitter knows by heart: abbreviations by what may follow them, and words that open sentences.

Abbreviations stand without their last period, in the case they are written in; a word in capitals ("MR.") is looked up
as "Mr" too. Ordinary words are listed only where a figure must follow ("No. 10").
"""

TITLES = frozenset(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Rev Revs Hon Fr Msgr Sr Sra Srta Gen Lt Col Maj Capt Cpt Cmdr "
    "Cdr Adm Brig Sgt Cpl Pvt Pfc Spc Ens Ltjg Supt Insp Det Rep Reps Sen Sens Gov Govs Pres Sec Amb Atty Asst "
    "Assoc Dept Dir Treas Min St Ste Sts Mt Mts Ft Pt vs v".split()
)
"""A name follows: never the end of a sentence before a capital, unless a plain sentence starter comes."""

BEFORE_FIGURE = frozenset(
    "No Nos no nos Fig Figs fig figs Vol Vols vol vols Art Arts Sec Secs Ch ch Ref Eq eq pp p pg Para para App "
    "Tab Op op Bd Nr nr approx est ca c cca max min ext tel Tel".split()
)
"""An abbreviation only before a figure: "No. 10", but "The answer was no. Then"."""

MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
"""A figure follows ("Dec. 18"); before a capital they end the sentence."""

NEVER_LAST = frozenset("e.g i.e eg ie cf viz resp incl a.k.a".split())
"""Something always follows."""

MAY_END = frozenset(
    "Inc Corp Co Cos Ltd Bros plc Jr Sr Esq Ph.D M.D B.A M.A J.D Ave Blvd Rd Hwy Pkwy Ln Sq Univ Assn Intl Natl "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta W.Va al".split()
)
"""Inside a sentence or at its end: they end it only before a plain sentence starter ("Apple Inc. It")."""

ENDS_BEFORE_CAPITAL = frozenset(
    "etc approx sq ft oz lb lbs hr hrs mins secs mph Mon Tue Tues Wed Thu Thur Thurs Fri".split()
)
"""They end a sentence before any capital letter, not before a figure or a small letter."""

STARTERS = frozenset(
    "The A An This That These Those He She It We They I You His Her Its Our Their My Your There Here Who What "
    "When Where Why How Which While If As At In On For From With Without After Before Since Until During Under "
    "Over Among Between By But And Or So Yet Nor Then Thus However Although Though Because Despite Meanwhile Also "
    "Another Both Each Every Some Many Most Several All Any Few More Now Once Still Such Even Earlier Later Today "
    "Yesterday Tomorrow Last Not No Yes To Of Instead Moreover Nevertheless Nonetheless Otherwise Perhaps "
    "Recently Soon Unlike Whether According Asked Is Are Was Were Do Does Did Can Could Will Would Should Has "
    "Have Had Only Other Others One".split()
)
"""Capitalised, these open a sentence far more often than they are part of a name."""

LABELLED = frozenset(
    "plan vitamin hepatitis influenza type group grade class exhibit appendix schedule category tier option point "
    "item team block series league part division company unit terminal gate channel phase variant model".split()
)
"""Before a single capital letter these make it a label, not an initial: "hepatitis C. Doctors"."""

AFTER_CLOCK_TIME = (
    frozenset(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January "
        "February March April May June July August September October November December Eastern Central Mountain "
        "Pacific Atlantic Greenwich Universal Local EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST "
        "EET MSK IST JST".split()
    )
    | MONTHS
)
"""What stands after "4 p.m." within a sentence."""

SPEECH_VERBS = frozenset(
    "said says say asked asks added adds told tells wrote writes replied answered explained continued shouted "
    "cried insisted warned argued noted recalled wondered tweeted posted joked exclaimed demanded declared".split()
)
"""`"Why?" Scholz asked.` is one sentence."""
