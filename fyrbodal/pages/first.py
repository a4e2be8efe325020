"""What the program says of its own accessibility until the administrator has written something truer."""

import datetime as dt
from typing import Any

STATEMENT: dict[str, Any] = {
    "actor": "Fyrbodals kommunalförbund",
    "service": "Nätverken",
    "conformity": "partial",
    "faults": (
        "<p>Vi känner till de här bristerna:</p>"
        "<ul>"
        "<li><p>Filer som deltagare bifogar, till exempel äldre Word- och PDF-filer, kan sakna rubriker och texter till"
        " bilder. De kommer från många håll och vi kan inte rätta dem alla. Be om innehållet i en annan form om du"
        " behöver det.</p></li>"
        "<li><p>Minnesanteckningar som PDF är märkta för hjälpmedel, men är inte prövade av en oberoende granskare. Samma"
        " text finns alltid som webbsida.</p></li>"
        "</ul>"
    ),
    "assessed_on": dt.date(2026, 11, 22),
    "updated_on": dt.date(2026, 11, 22),
    "method": (
        "<p>Vi har själva bedömt tjänsten. Varje sida prövas maskinellt mot WCAG 2.1 AA, i ljust och mörkt utseende, på"
        " bred och smal skärm, och de viktigaste arbetsgångarna prövas med enbart tangentbord.</p>"
    ),
    "feedback": (
        "<p>Hör av dig till Fyrbodals kommunalförbund om något inte fungerar för dig, eller om du behöver innehållet i"
        " en annan form. Berätta vilken sida det gäller och vad som hindrar dig. Vi svarar så snart vi kan, senast inom"
        " två veckor.</p>"
    ),
    "supervision_url": "https://www.digg.se/tdosanmalan",
    "disproportionate": "<p>Vi åberopar inte undantag för oskäligt betungande anpassning.</p>",
    "exempt": (
        "<p>Filer som publicerades före den 23 september 2018 och som ingen behöver för ett pågående ärende omfattas inte"
        " av lagen.</p>"
    ),
}
