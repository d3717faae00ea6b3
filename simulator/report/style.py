"""How a page looks: on a screen by day and by night, and on paper with little ink. No outside font or picture."""

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#4d5661;--rule:#c9d0d8;--wash:#f3f5f8;
--blue:#0060a0;--light:#a9cbe6;--pale:#dbe9f5;--orange:#a94400;--warm:#f3c6a0;--green:#00664b;--grey:#707a86}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e9edf2;--soft:#b4bec9;--rule:#3b444f;--wash:#1d232a;
--blue:#7cc0f2;--light:#33658c;--pale:#223c52;--orange:#f4a261;--warm:#71431f;--green:#5fd0ad;--grey:#98a3af}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.55 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer,nav{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.2rem}main{padding-bottom:1rem}
footer{padding:1rem 1.25rem 3rem;color:var(--soft);font-size:.85rem;border-top:1px solid var(--rule)}
h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .4rem}
h2{font-size:1.3rem;line-height:1.25;margin:2.4rem 0 .6rem;padding-top:.6rem;border-top:2px solid var(--ink)}
h3{font-size:1.03rem;margin:1.5rem 0 .4rem}
p{margin:.5rem 0}.kind{letter-spacing:.06em;text-transform:uppercase;font-size:.78rem;color:var(--soft);margin:0}
.question{font-size:1.2rem;line-height:1.4}.soft,figcaption{color:var(--soft);font-size:.9rem}
.answer{border-left:6px solid var(--blue);background:var(--wash);padding:.8rem 1rem;margin:1rem 0;font-size:1.08rem}
.missing{border:1px dashed var(--grey);padding:.6rem .9rem;font-size:.92rem;margin:.6rem 0}
nav ol{columns:2;column-gap:2rem;padding-left:1.3rem;margin:.4rem 0;font-size:.92rem}
a{color:var(--blue)}code,pre{font:.85em/1.45 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;background:var(--wash)}
code{padding:.08em .3em;border-radius:3px}pre{padding:.7rem;white-space:pre-wrap;border:1px solid var(--rule)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.7rem;margin:1rem 0}
dl.facts div{background:var(--wash);padding:.6rem .8rem;border-top:3px solid var(--blue)}
dl.facts dt{font-size:.82rem;color:var(--soft)}dl.facts dd{margin:0;font-size:1.25rem;font-weight:650;line-height:1.25}
dl.facts dd small{display:block;font-size:.8rem;font-weight:400;color:var(--soft)}
figure{margin:1.1rem 0}figure h3{margin-top:0}svg{display:block;width:100%;height:auto;overflow:visible}
summary{cursor:pointer;color:var(--soft);font-size:.88rem}
table{border-collapse:collapse;font-size:.88rem;margin:.5rem 0;width:100%}
th,td{padding:.22rem .5rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top;
font-variant-numeric:tabular-nums}
th:first-child,td:first-child,td.words,th.words{text-align:left}thead th,thead td{border-bottom:2px solid var(--grey)}
th,td{overflow-wrap:normal}td:not(.words){white-space:nowrap}.loose{overflow-wrap:anywhere;min-width:7em}
table.when tbody th{white-space:nowrap}
tbody th{font-weight:400}caption{text-align:left;color:var(--soft);font-size:.85rem;padding:.2rem 0}
.blank{border-bottom:1px solid var(--grey);height:2.1rem;margin:0 0 .2rem}
ol.tasks>li{margin:1.1rem 0}ol.tasks{padding-left:1.4rem}.given{color:var(--green);font-weight:600}
svg text{font:12px system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--ink)}
svg .soft{fill:var(--soft);font-size:11px}svg .strong{font-weight:650}svg .end{text-anchor:end}
svg .mid{text-anchor:middle}.tick{fill:none;stroke:var(--paper);stroke-width:2.4}
.axis{stroke:var(--grey);stroke-width:1}.grid{stroke:var(--rule);stroke-width:1}
.goal{stroke:var(--orange);stroke-width:2;stroke-dasharray:6 4}.goalword{fill:var(--orange)!important}
.middle{stroke:var(--blue);stroke-width:2.5;fill:none}.ghostline{stroke:var(--ink);stroke-width:1.6;fill:none;
stroke-dasharray:2 4}
.half{fill:var(--light);stroke:none}.most{fill:var(--pale);stroke:none}
.hit{fill:var(--blue);stroke:var(--blue);stroke-width:1.4}.miss{fill:var(--paper);stroke:var(--grey);stroke-width:1.4}
.more{fill:var(--blue)}.less{fill:var(--paper);stroke:var(--orange);stroke-width:1.6}.same{fill:var(--grey)}
.bar{fill:var(--blue)}.bar2{fill:var(--warm);stroke:var(--orange)}.whisk{stroke:var(--ink);stroke-width:1.3}
.lane{fill:var(--wash)}.mark{fill:var(--blue);stroke:var(--paper);stroke-width:1}
.held{fill:var(--paper);stroke:var(--blue);stroke-width:1.6;stroke-dasharray:3 2}
.paid{fill:none;stroke:var(--orange);stroke-width:2}.day{fill:var(--warm);opacity:.55}
.part0{fill:var(--grey)}.part1{fill:var(--light)}.part2{fill:var(--pale)}.part3{fill:var(--warm)}.part4{fill:var(--wash)}
.part5{fill:var(--blue)}.edge{stroke:var(--ink);stroke-width:.7}
.ground{fill:var(--paper)}.hatch{stroke:var(--ink);stroke-width:1;opacity:.45}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--rule:#bbb;--wash:#fff;--blue:#004b80;
--light:#bcd6ea;--pale:#e6f0f8;--orange:#8f3a00;--warm:#f7dcc4;--green:#004d38;--grey:#666}
@page{size:A4;margin:16mm 15mm}
body{font-size:10.5pt;line-height:1.42}header,main,footer,nav{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0}nav{display:none}h2{break-after:avoid;margin-top:1.5rem}h3{break-after:avoid}
figure,table,tr,dl.facts,.answer,.missing,ol.tasks>li{break-inside:avoid}table.long{break-inside:auto}
thead{display:table-header-group}summary{break-after:avoid}h2+p{break-after:avoid}table.long{font-size:8.6pt}
table.long th,table.long td{padding:.1rem .35rem}.answer,dl.facts div,pre{border:1px solid var(--rule)}
.answer{border-left:5px solid var(--blue)}dl.facts div{border-top:3px solid var(--blue)}
a{color:inherit;text-decoration:none}p{orphans:3;widows:3}details:not([open]){display:none}
.mark,.hit,.bar,.half,.most,.more,.part5{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""

ONE_SHEET = """
@media print{@page{margin:11mm 14mm}body{font-size:9pt;line-height:1.32}h1{font-size:15pt}h2{margin:.5rem 0 .2rem;
font-size:11.5pt;padding-top:.3rem;border-top-width:1px}p{margin:.2rem 0}figure{margin:.3rem 0}.question{font-size:11pt}
.answer{margin:.4rem 0;padding:.4rem .7rem;font-size:10pt}dl.facts{margin:.4rem 0;gap:.4rem}dl.facts dd{font-size:11pt}
dl.facts div{padding:.3rem .5rem}footer{padding:.3rem 0 0;font-size:7.5pt}figure.flat svg{max-height:46mm}
figcaption{font-size:8pt}dl.facts dt,dl.facts dd small{font-size:8pt}ul{margin:.2rem 0}}
"""
"""On top of it, for what has to fit one sheet of A4."""

FOR_WRITING = """
@media print{ol.tasks figure svg{max-height:64mm}ol.tasks h3{margin:.3rem 0}.blank{height:1.8rem}
ol.tasks>li{margin:.7rem 0}}
"""
"""On top of it, for a sheet to write on."""
