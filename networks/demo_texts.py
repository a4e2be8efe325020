"""Invented words for the invented year."""

PLACES = ("Teams", "Riverside, Uddevalla", "Teams", "Kommunhuset, Vänersborg")

THEMES = (
    ("Läget i kommunerna", "<p>Hur har hösten varit, och vad står närmast på tur?</p>"),
    ("Umgänge med stöd", "<p>Hur ordnar ni umgänge med stöd, och vem gör det?</p>"),
    ("Tidigt stöd till familjer", "<p>Vilka vägar in har ni för dem som vill ha råd innan det har blivit svårt?</p>"),
    ("Grupper för föräldrar och barn", "<p>Vilka grupper är i gång, och vilka skulle ni vilja starta ihop?</p>"),
)

SAID = (
    (
        "<p>Vi har två nya kollegor sedan augusti. De går bredvid i sex veckor innan de får egna ärenden, och det har lönat"
        " sig.</p>"
    ),
    (
        "<p>Fler familjer ringer själva än förra året. Vi tror att det beror på att familjecentralen har öppet en kväll i"
        " veckan.</p><p>Kön till samtal är två veckor.</p>"
    ),
    "<p>Lugnare än i våras. Vi använder tiden till att skriva om rutinerna, så att de ryms på en sida var.</p>",
    (
        "<p>Gruppen för föräldrar som lever isär är fulltecknad. Till våren startar en till, gärna tillsammans med"
        " grannkommunen.</p>"
    ),
    (
        "<p>Vi saknar en behandlare till årsskiftet. Under tiden delar vi på uppdragen, och restiden har blivit"
        " längre.</p>"
    ),
    (
        "<p>Samarbetet med skolan fungerar bra på högstadiet och sämre i de lägre årskurserna. Nu träffas vi var tredje"
        " vecka med rektorerna.</p>"
    ),
    "<p>Alla i gruppen har gått grundkursen. Nästa steg är handledning en gång i månaden.</p>",
    "<p>Vi provar korta möten på stående fot varje morgon. Det märks på hur snabbt nya uppdrag kommer i gång.</p>",
    "<p>Lokalen på torget har blivit en naturlig mötesplats. Där kan man komma in utan att ha bestämt tid.</p>",
    "<p>Många uppdrag gäller stöd på obekväm tid. Vi har en beredskap på försök till och med mars.</p>",
)

INFORMATION = (
    (
        "Utbildningsdag om barns delaktighet",
        "<p>Dagen vänder sig till er som möter barn i samtal. Anmälan görs av arbetsledaren senast två veckor före.</p>",
    ),
    (
        "Ny handbok från myndigheten",
        "<p>Handboken är ute och ersätter den gamla. Kapitlet om uppföljning är det som har ändrats mest.</p>",
    ),
    (
        "Medel att söka för gemensamma projekt",
        "<p>Ansökan ska vara inne i januari. Två kommuner som söker ihop går före.</p>",
    ),
)

DISCUSSIONS = (
    (
        "När gör vi det första hembesöket?",
        (
            "Helst inom en vecka. Går det inte ringer vi.",
            "Vi har lagt det tidigt i veckan, så att det finns tid för frågor efteråt.",
            "Två går tillsammans första gången. Det har gjort att färre blir sjuka.",
            "Det svåra är restiden, inte viljan.",
        ),
    ),
    (
        "Vad gör att en metod blir kvar när kursen är slut?",
        (
            "Att chefen har gått samma kurs.",
            "En fast tid för handledning i kalendern, som inte går att boka över.",
            "Att man är minst två på samma ställe som kan metoden.",
            "Vi skriver upp vad vi har gjort på en tavla. Det räcker långt.",
            "Att nya kollegor får gå kursen första året.",
        ),
    ),
    (
        "Hur berättar vi om stödet för dem som aldrig frågar?",
        (
            "Genom förskolan. Där känner de oss redan.",
            "En kort film på tre språk.",
            "BVC nämner oss på åttamånadersbesöket.",
        ),
    ),
)

PROGRAMME = (
    ("Tid", "Vad", "Vem"),
    ("9.00", "Välkommen och fika", "Nätverksledaren"),
    ("9.30", "Barnets egna ord i utredningen", "Gäst från högskolan"),
    ("11.00", "Samtal i små grupper", "Alla"),
    ("12.00", "Slut", ""),
)
