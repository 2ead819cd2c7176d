"""Word tables of the name finder, all folded (`tokens.fold`)."""

from typing import Final

from briefer.text.wordlists import words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Capitalised at the start of a sentence or in a headline, never a name by themselves.
FUNCTION_WORDS: Final = _set(
    """a about above according across after afterwards again against ago ahead all allegedly almost alone along
    already also although always am amid among amongst an and another any anybody anyone anything anyway apart are
    arent around as aside at away back be because been before behind being below beneath beside besides between
    beyond both but by can cannot cant could couldnt despite did didnt do does doesnt doing done dont down due
    during each earlier either else elsewhere enough even eventually ever every everybody everyone everything
    except few fewer finally first following for former formerly from further furthermore had hadnt has hasnt have
    havent having he hed hell hence her here hers herself hes him himself his how however i id if ill im in indeed
    inside instead into is isnt it itd itll its itself ive just last lastly late later latest least less lest let
    lets like likewise many may maybe me meanwhile might mine more moreover most mostly much must my myself near
    nearby nearly neither never nevertheless new next no nobody none nonetheless nor not nothing now nowhere of
    off often oh ok okay on once one ones only onto or other others otherwise our ours ourselves out outside over
    overall own per perhaps please previous previously quite rather really recent recently regarding same second
    secondly several shall she shed shes should shouldnt similarly since so some somebody someone something
    sometimes somewhere soon still such than thanks that thats the their theirs them themselves then there
    thereafter thereby therefore theres these they theyd theyll theyre theyve third this those though through
    throughout thus till to together tomorrow tonight too toward towards twice two under unless unlike until up
    upon us use used using usually very via was wasnt we wed well went were werent weve what whatever when
    whenever where whereas wherever whether which while who whoever whole whom whose why will with within without
    wont would wouldnt yes yesterday yet you youd youll your youre yours yourself youve today whats hows heres
    wheres whos three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions billions
    half mr mrs ms vs etc ie eg"""
)

WEEKDAYS: Final = _set(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays mon tue tues wed thu thur thurs fri sat"""
)
MONTHS: Final = _set(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec"""
)
# Months that are names too: "Theresa May", "June Jones".
NAME_MONTHS: Final = _set("march april may june august")

# Stand before a person's name and are no part of it.
HONORIFICS: Final = _set(
    """mr mrs ms miss mx dr prof sir dame lord lady baroness baron count countess viscount rev revd reverend fr
    father sister brother hon lt gen col sgt sergeant capt captain maj major cpl corporal pte private cmdr
    commander adm admiral brig brigadier lieutenant colonel general marshal sen senator rep representative gov pc
    wpc dc ds di dci dsupt ch insp supt det cllr councillor judge justice sheikh shaikh imam ayatollah rabbi pope
    cardinal archbishop bishop saint king queen prince princess duke duchess earl emperor empress sultan emir tsar
    mp mps lj mep meps msp msps tds qc kc cbe obe mbe phd md ceo cfo coo cto vp esq jr sr"""
)

# Before a word with a capital they leave no doubt that a person is named: "Ms White".
ADDRESSES: Final = _set("mr mrs ms miss mx dr prof sir dame lady sgt lt capt")

# Jobs and offices; in capitals they are still no names.
ROLES: Final = HONORIFICS | _set(
    """president vice presidents premier premiers prime minister ministers chancellor secretary secretaries
    governor mayor chief chiefs executive director directors manager coach officer inspector
    constable detective superintendent commissioner chairman chairwoman chair chairperson speaker leader leaders
    spokesman spokeswoman spokesperson ambassador envoy attorney prosecutor lawyer solicitor professor doctor
    nurse headteacher head deputy assistant acting interim undersecretary congressman
    congresswoman candidate nominee senators governors founder cofounder owner editor correspondent reporter
    author actor actress singer striker midfielder defender goalkeeper winger captain skipper boss star champion
    rapper comedian presenter broadcaster producer chef detectives sheriff deputies trooper mr mrs
    coordinator treasurer principal elect dean rector provost"""
)
# Offices that go before a surname even where the surname is an ordinary word: "President Maduro", "Secretary Greening".
OFFICES: Final = _set(
    """president premier minister chancellor secretary governor mayor senator professor doctor congressman congresswoman
    chairman chairwoman ambassador inspector constable superintendent commissioner sheriff"""
)
# Offices that few hold at a time, by which a summary tells persons apart.
STATIONS: Final = words(__package__, "offices.tsv")
# Words that belong to a role before it: "Foreign Secretary", "First Minister", "Vice President".
ROLE_MODIFIERS: Final = _set(
    """prime first second vice deputy foreign home defence defense finance health education interior justice
    transport environment energy culture trade business work pensions treasury shadow cabinet general senior
    junior acting former assistant associate managing executive chief principal lead head press state attorney
    district national security communities local government housing immigration brexit agriculture labour labor
    rural economy economic climate international development schools universities children police fire human
    rights"""
)
# Offices that hold small words.
ROLE_PHRASES: Final = (
    ("secretary", "of", "state"),
    ("chief", "of", "staff"),
    ("secretary", "of", "defense"),
    ("secretary", "of", "defence"),
    ("director", "of", "public", "prosecutions"),
    ("leader", "of", "the", "opposition"),
    ("speaker", "of", "the", "house"),
    ("member", "of", "parliament"),
)
# Titles that make one name with the place after "of": "Prince of Wales", "Duke of York".
PEERAGES: Final = _set("prince princess duke duchess earl countess marquess archbishop bishop lord")

# Small words inside a person's name: "Ursula von der Leyen", "Mohammed bin Salman", "Bashar al-Assad".
PARTICLES: Final = _set(
    """von van der den de del della di da do dos das du la le el al bin ibn bint abu ben ter ten zu y"""
)
# Words after which "of", "for", "and", "on" go on with the name of a body or a work.
BODY_HEADS: Final = _set(
    """academy administration agency alliance army arts assembly association authority bank board body bureau
    campaign cathedral centre center chamber church city club coalition college commission committee confederation
    conference congress convention corporation council court department faculty federation foundation front fund
    guild hospital house inspectorate institute institution isle isles journal kingdom league library ministry
    mothers movement museum national office order organisation organization parliament party palace partnership
    province region register republic royal school senate service society state states supreme team temple theatre
    trust tower tribunal union university war wars world gulf bay cape strait mount sea battle bill act
    declaration treaty tour cup championship festival game games lord lords king kings queen queens hall
    chronicles tales legend crown duchy archdiocese diocese port lake river county village valley ring knights
    sons daughters bridge grand first daily times statue tomb friends doctors bastion"""
)
# The words by which an organisation shows itself.
ORGANISATION_WORDS: Final = _set(
    """academy administration agency airlines airways alliance army assembly associates association athletic
    authority bank board brigade broadcasting bureau cabinet centre center church city club co college commission
    committee company confederation congress constabulary corp corporation council court department enterprise
    executive fc federation force forces foundation fund group guild holdings hospital inc industries institute
    institution international laboratories league library limited llc ltd ministry movement museum nations network
    news office organisation organization parliament partners partnership party plc police press productions
    rangers republicans rovers school senate service services society studios system systems team technologies
    times trust tribunal union united university wanderers airline commons government telegraph guardian post
    journal hotspur"""
)
# By which a football or rugby club's name is longer than the name of its town.
CLUB_WORDS: Final = _set(
    """united city town athletic rovers wanderers albion county rangers fc afc rfc hotspur argyle villa wednesday
    forest thistle academical rhinos wolves tigers sharks saints giants wildcats warriors dragons vikings
    centurions falcons harlequins ladies women"""
)
PLACE_WORDS: Final = _set(
    """airport avenue bay beach bridge castle cathedral cemetery circus coast common county creek crescent district
    drive estate falls field fields forest garden gardens gate green grove gulf harbour harbor heath hill hills
    island islands isle isles junction lake lane loch market mountain mountains ocean palace park peninsula pier
    place plaza port province reservoir river road sea square stadium state station strait street tower town
    valley village way wood woods crater desert reef canyon region territory north south east west"""
)
EVENT_WORDS: Final = _set(
    """award awards battle brexit challenge championship championships christmas cup day derby easter election
    festival final finals fair games grand prix holocaust league marathon olympics open paralympics parade ramadan
    revolution summit super bowl tour tournament trophy war week eve uprising masters"""
)
SPEECH_VERBS: Final = _set(
    """said says told tells added adds asked wrote tweeted explained argued insisted claimed warned announced replied
    admitted denied confirmed"""
)
# Before a number they label it: "Formula 1", "Section 28".
NUMBERED: Final = _set("formula channel section phase stage level division chapter grade type group")
# Before a Roman numeral or a capitalised number word they label it: "Title IX", "Annex III", "World War I".
COUNTED: Final = words(__package__, "labels.tsv")
# What somebody says of himself follows: "That day I met her" holds no number.
FIRST_PERSON: Final = words(__package__, "first_person.tsv")
# Ends in a full stop without ending the sentence.
ABBREVIATIONS: Final = _set(
    """mr mrs ms dr prof st sen rep gov gen lt col sgt capt maj cpl cmdr adm brig rev revd hon jr sr vs etc no inc
    ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mt ft calif colo fla okla wis wisc tenn tex conn
    minn mich ariz pa va wash ore ill ind mass miss ala ark ky la md mo mont neb nev vt wyo dept est approx det
    supt insp ch cllr messrs mme mlle"""
)
# Brings no name: a common word that newswriting capitalises.
NOT_NAMES: Final = _set(
    """i god internet web tv dvd cd pm am bst gmt est et pt utc edt pdt cst ad bc ok id ie eg vs aka diy dna hiv aids
    bce ce rt ps qa faq faqs oks century centuries ii iii iv vi vii viii ix xi xii xiii xiv xv xvi mom mum dad grandma
    grandpa ft km kg mph"""
)
# Left out when names are compared: "University of East Anglia", "Ursula von der Leyen".
LINK_WORDS: Final = PARTICLES | _set("the a of and for")

# Before a hyphen they belong to the word behind: "Ex-President", "Anti-Doping".
HYPHEN_PREFIXES: Final = _set(
    """ex anti pro non pre post mid un re co self multi semi cross all half sub inter intra micro mini mega ultra
    vice"""
)
# Spelled out before names are compared: "N. Korea", "St Louis".
SHORT_WORDS: Final = {
    "n": "north", "s": "south", "e": "east", "w": "west", "st": "saint", "mt": "mount", "ft": "fort",
    "bros": "brothers", "utd": "united", "govt": "government", "dept": "department",
    "intl": "international", "univ": "university", "assn": "association",
}  # fmt: skip
