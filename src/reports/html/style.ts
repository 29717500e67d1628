/**
 * The look of a report: dark on light, readable at 375 px and on paper. Letters keep a contrast of at least 4.5 to 1, the colours of a chart one
 * of 3 to 1 with the paper and with each other, and none says anything that the words beside it do not say.
 */
export const STYLE = `
:root { --ink: #1b2430; --quiet: #56616f; --line: #d5dbe2; --pale: #f4f6f8; --paper: #fff; --accent: #12566b;
  --good: #14652f; --good-pale: #e6f4ea; --caution: #7a4b00; --caution-pale: #fff3dc; --bad: #a31621; --bad-pale: #fdeaea; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--pale); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.25rem; }
main > section { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.5rem 1.5rem; margin: 1.25rem 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem; color: var(--accent); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .35rem; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
ul, ol { padding-left: 1.25rem; max-width: 46rem; }
li { margin: .3rem 0; }
a { color: var(--accent); }
.lead { color: var(--quiet); margin-top: 0; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; }
pre { background: var(--pale); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .4rem 0 1rem; white-space: pre-wrap; }
.word { display: inline-block; max-width: 100%; }
nav { margin: 1rem 0 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: 0; font-size: .9rem; max-width: none; }
nav li { margin: 0; }

.verdict { border-radius: .75rem; border: 1px solid; border-left-width: .5rem; padding: 1rem 1.25rem; margin: 1.25rem 0 1rem; }
.verdict strong { display: block; font-size: 1.25rem; line-height: 1.35; }
.verdict p { margin: .25rem 0 0; }
.verdict.good { background: var(--good-pale); border-color: var(--good); } .verdict.good strong { color: var(--good); }
.verdict.caution { background: var(--caution-pale); border-color: var(--caution); } .verdict.caution strong { color: var(--caution); }
.verdict.bad { background: var(--bad-pale); border-color: var(--bad); } .verdict.bad strong { color: var(--bad); }

dl.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
dl.tiles div { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: .7rem .9rem; display: flex; flex-direction: column; }
dl.tiles dt { font-size: .84rem; line-height: 1.3; color: var(--quiet); }
dl.tiles dd { margin: .15rem 0 0; font-size: 1.3rem; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl.tiles dd small { display: block; font-size: .84rem; font-weight: 400; color: var(--quiet); white-space: normal; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: .5rem 0; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; }

table { border-collapse: collapse; width: 100%; margin: .75rem 0 1rem; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); font-size: .875rem; padding-bottom: .35rem; }
th, td { padding: .42rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
.long, td code, th code { overflow-wrap: anywhere; }
thead th { font-size: .82rem; line-height: 1.3; color: var(--quiet); border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 700; border-top: 2px solid var(--line); border-bottom: 0; }
th.figure, td.figure { text-align: right; } td.figure { white-space: nowrap; }
th:first-child, td:first-child { padding-left: .15rem; } th:last-child, td:last-child { padding-right: .15rem; }
.wrong { color: var(--bad); font-weight: 650; }
.badge { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.badge.good { background: var(--good-pale); color: var(--good); } .badge.caution { background: var(--caution-pale); color: var(--caution); }
.badge.bad { background: var(--bad-pale); color: var(--bad); } .badge.quiet { background: var(--pale); color: var(--quiet); }


.paper { display: none; }
summary { cursor: pointer; color: var(--accent); font-size: .92rem; }

figure { margin: 1rem 0; }
figcaption { font-size: .875rem; color: var(--quiet); margin-bottom: .4rem; }
figure svg { display: block; width: 100%; height: auto; max-width: 60rem; font-family: inherit; }
figure .narrow { display: none; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: 0 0 .4rem; font-size: .875rem; }
.legend li { margin: 0; } .legend span { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; margin-right: .4rem; vertical-align: -.08rem; }
.finding { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .7rem 0; }
.finding p { margin: .15rem 0 .3rem; }
.finding table { font-size: .86rem; margin: .35rem 0 .5rem; }
footer { color: var(--quiet); font-size: .875rem; padding-bottom: 2.5rem; }

@media screen and (max-width: 44rem) {
  header, main, footer { padding-left: .85rem; padding-right: .85rem; }
  main > section { padding: 1rem .9rem 1.1rem; }
  h1 { font-size: 1.5rem; }
  dl.tiles dd { font-size: 1.1rem; }
  figure .wide { display: none; } figure .narrow { display: block; }
  dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tfoot, tr, th, td { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: .55rem 0; }
  tbody th, tfoot th { border: 0; padding: 0 0 .2rem; text-align: left !important; font-weight: 650; }
  td { border: 0 !important; padding: .12rem 0 !important; display: flex; justify-content: space-between; gap: 1rem; text-align: right; }
  td::before { content: attr(data-title); color: var(--quiet); text-align: left; flex: 0 1 auto; }
  td > div { min-width: 0; }
  .pair tr { display: flex; justify-content: space-between; gap: 1rem; } .pair tbody th { font-weight: 500; padding: 0; } .pair td { flex: none; } .pair td::before { content: none; }
  td.text { text-align: left; justify-content: flex-start; gap: .75rem; } td.text::before { flex: 0 0 6.5rem; } td.text > div { flex: 1; }
  td.blank { display: none; }
}

@page { size: A4; margin: 16mm 14mm 18mm; font: 7.5pt system-ui, sans-serif; color: #56616f; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  :root { --pale: #fff; }
  html { font-size: 9.4pt; }
  body { background: #fff; }
  header, main, footer { max-width: none; padding: 0; }
  header { padding-top: 0; }
  main > section { border: 0; border-radius: 0; border-top: 1px solid var(--line); padding: .8rem 0 0; margin: 1.1rem 0 0; }
  nav, details:not([open]) { display: none; }
  .paper { display: block; } details[open] + .paper { display: none; }
  h2, h3, h2 + p, h3 + p, p:has(> strong), p:has(+ table), p:has(+ figure), p:has(+ pre), caption, figcaption, .legend { break-after: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
  tbody tr:first-child, tfoot tr { break-before: avoid; }
  tr, figure, .finding, .verdict, dl.tiles, li, pre, p, h2, h3, caption { break-inside: avoid; }
  th, td { padding: .28rem .45rem; }
  pre { border-color: var(--line); }
  dl.tiles { grid-template-columns: repeat(5, 1fr); gap: .4rem; } dl.tiles dd { font-size: 1.2rem; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
