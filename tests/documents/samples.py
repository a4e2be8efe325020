"""Invented minutes, long enough for two pages and with every mark that minutes use."""

MINUTES = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>BIM 12 mars 2027</title></head><body>
<p class="edition">Utgåva 2 · 15 mars 2027</p><p class="org">Fyrbodals kommunalförbund · Nätverk</p>
<h1>Minnesanteckningar, Barnhusets insatsmodell (BIM)</h1><p class="when">Fredag 12 mars 2027, kl. 9–12, Teams</p>
<div class="note"><p><strong>Rättad 15 mars 2027.</strong> Antalet ärenden i Lilla Edet var fel i utgåva 1: det stod 6, rätt är 8–9.</p></div>
<table><caption>Närvarande</caption><thead><tr><th scope="col">Kommun eller verksamhet</th><th scope="col">Deltagare</th></tr></thead>
<tbody><tr><th scope="row">Bengtsfors</th><td>Karin Ek, Olle Strand</td></tr><tr><th scope="row">Lilla Edet</th><td>Fatima Rask</td></tr>
<tr><th scope="row">Sotenäs</th><td>Per Hav</td></tr><tr><th scope="row">Barnhuset</th><td>Lena Moberg</td></tr></tbody></table>
<h2>Från förra mötet</h2><p><strong>Material från Jönköping – kan det spridas?</strong> Fortfarande oklart. Barnhuset frågar igen och
svarar till nästa träff. <em>Ansvarig: Lena Moberg.</em></p>
<h2>Läget i kommunerna</h2><p>Hur arbetar ni med BIM just nu, och hur många ärenden är i gång?</p>
<h3>Bengtsfors</h3><p>Ett ärende under hösten. Gruppen använder materialet även i andra ärenden och tycker att det ger föräldrarna
ett språk för det som har hänt.</p>
<h3>Lilla Edet</h3><p>Åtta–nio ärenden under året, sex av dem samtidigt. Intensivt, men gruppen uppskattar metoden och har blivit fyra.</p>
<p class="files">Bilaga: <a href="https://exempel.se/filer/lathund.pdf">Lathund för första samtalet (PDF)</a></p>
<h3>Sotenäs</h3><p>Tre ärenden i gång. Två som arbetar med modellen har många andra uppgifter, och tiden räcker inte alltid till.</p>
<p>Munkedal, Strömstad och Trollhättan berättade inte. Åmål var frånvarande.</p>
<table><caption>Pågående ärenden per kommun</caption><thead><tr><th scope="col">Kommun</th><th scope="col" class="n">2024</th>
<th scope="col" class="n">2025</th><th scope="col" class="n">2026</th></tr></thead><tbody>
<tr><th scope="row">Bengtsfors</th><td class="n">1</td><td class="n">1</td><td class="n">1</td></tr>
<tr><th scope="row">Lilla Edet</th><td class="n">ej uppgett</td><td class="n">3</td><td class="n">8–9</td></tr>
<tr><th scope="row">Sotenäs</th><td class="n">4</td><td class="n">6</td><td class="n">3</td></tr></tbody></table>
<h2>Diskussion: hembesök två, när och hur?</h2><ul><li>Alltid dagen efter. Går det inte ringer vi, och åker dag tre.</li>
<li>Vi lägger helst inte det första besöket sent i veckan.</li><li>Föräldrarna vill ofta ses utan barnen en stund. Vi tar en promenad
med syskonen så länge.</li></ul>
<h2>Utbildningar</h2><ul><li><a href="https://exempel.se/grundkurs">Grundkurs i metoden</a>, 14–15 september 2027, för nya i arbetslaget.</li></ul>
<h2>Nästa träff</h2><p>Torsdag 3 juni 2027, kl. 13–16. Vi följer upp hur långt Trollhättan har kommit.</p>
<div class="sign">Vid pennan <strong>Anna Lind</strong><small>Nätverksledare</small></div></body></html>"""
