"""What people here put digits after: seasons, places, the trade and the keyboard; small letters a-z only."""

_TIMES = """
var varen host hosten sommar sommaren vinter vintern spring summer autumn winter midsommar jul julen pask semester
januari februari mars april maj juni juli augusti september oktober november december january february march may june
july august october mandag tisdag onsdag torsdag fredag lordag sondag monday friday sunday vecka manad dagen idag
"""
_PLACES = """
bengtsfors dalsed dals fargelanda lysekil mellerud munkedal orust sotenas stromstad tanum trollhattan uddevalla
vanersborg amal lillaedet tjorn stenungsund goteborg gothenburg karlstad stockholm halden grastorp lidkoping kungalv
henan kungshamn smogen grebbestad tanumshede fjallbacka brastad bohuslan dalsland vastkusten vastragotaland gotaland
fyrbodal fyrstad sverige sweden norge norden vanern gotaalv barnhuset farsta hogskolan vast
"""
_TRADE = """
losenord losenordet losen password passord welcome valkommen inloggning login loggain hemlig hemligt secret admin
administrator kommun kommunen kommunalforbund socialtjanst socialtjansten socialen socialsekreterare socionom social
enhetschef chef chefen arbetsledare medarbetare handlaggare utredare barnochunga ifochef ifo bou bim bbic bib ekb lum
natverk natverket natverksledare minnesanteckning minnesanteckningar arbetstyngd kompetens projekt utforare
barnhusets insatsmodell myndighet forsorjningsstod missbruk fourum fou
qwerty test testar tester hejsan hej hejhej byt bytmig byte mitt min mina nytt ny dator jobbet jobb kontor
iloveyou abc abcd abcde abcdef och
"""
WORDS = frozenset(f"{_TIMES} {_PLACES} {_TRADE}".split())

_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1234567890",
    "0123456789",
    "1qaz2wsx3edc4rfv",
    "abcdefghijklmnopqrstuvwxyz",
)
KEYBOARD_ROWS = tuple(one for row in _ROWS for one in (row, row[::-1]))
