import { MAILBOX_SCRIPT } from "./page-script";

const STYLE = `
:root { color-scheme: light dark;
  --paper: light-dark(#fbf8f1, #12180f); --card: light-dark(#fff, #1b231a); --ink: light-dark(#18251d, #eff3e8);
  --muted: light-dark(#5a675f, #9daa9b); --line: light-dark(#e9e3d5, #2b362b); --act: light-dark(#1c5b3a, #7bd69b);
  --chosen: light-dark(#ddf3e4, #23402f); }
* { box-sizing: border-box; }
html, body { height: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; }
:focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
.layout { display: grid; grid-template-columns: minmax(300px, 400px) 1fr; height: 100%; }
.side { display: flex; flex-direction: column; min-height: 0; border-right: 1px solid var(--line); }
.top { display: flex; align-items: center; gap: 8px; padding: 18px 20px 8px; }
h1 { margin: 0 auto 0 0; font-size: 20px; letter-spacing: -0.02em; }
.top small { color: var(--muted); font-size: 13px; font-weight: 400; letter-spacing: 0; }
.pill { border: 1px solid var(--line); border-radius: 99px; padding: 3px 12px; font-size: 13px; }
.pill:hover { border-color: var(--muted); }
.search { padding: 0 20px 12px; }
.search input { width: 100%; padding: 9px 14px; border-radius: 99px; border: 1px solid var(--line);
  background: var(--card); color: inherit; font: inherit; }
ol { list-style: none; margin: 0; padding: 0 8px 16px; overflow-y: auto; flex: 1; }
li button { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; width: 100%; padding: 10px 12px;
  text-align: left; border-radius: 14px; }
li button:hover { background: var(--card); }
li button[aria-current] { background: var(--chosen); }
.who, .subject, .preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who { font-size: 13px; color: var(--muted); }
time { font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums; }
.subject, .preview { grid-column: 1 / -1; }
.preview { font-size: 13px; color: var(--muted); }
.unread .subject { font-weight: 650; }
.unread .subject::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 8px;
  border-radius: 50%; background: var(--act); vertical-align: 1px; }
.mail { display: flex; flex-direction: column; min-width: 0; min-height: 0; padding: 20px; gap: 16px; }
.mail header h2 { margin: 0 0 4px; font-size: 22px; letter-spacing: -0.02em; line-height: 1.25; }
.mail header p { margin: 0; color: var(--muted); font-size: 14px; }
iframe { flex: 1; width: 100%; border: 1px solid var(--line); border-radius: 20px; background: #fff; }
.empty { margin: auto; text-align: center; color: var(--muted); max-width: 320px; padding: 24px; }
.empty b { display: block; color: var(--ink); font-size: 17px; }
.back { display: none; }
[hidden] { display: none !important; }
@media (max-width: 760px) {
  .layout { grid-template-columns: 1fr; } .side { border: 0; }
  body.reading .side, body:not(.reading) .mail { display: none; } .back { display: inline-block; margin-bottom: 12px; }
}
`;

/** The mailbox behind `GET /`. */
export const MAILBOX_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>Mailbox</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>${STYLE}</style>
</head>
<body>
<div class="layout">
  <section class="side" aria-label="Mails">
    <div class="top"><h1>Mailbox <small id="count"></small></h1><button class="pill" id="clear">Empty it</button></div>
    <div class="search"><input id="search" type="search" placeholder="Search by person or subject" aria-label="Search"></div>
    <ol id="list"></ol>
  </section>
  <main class="mail" id="mail">
    <div class="empty" id="empty"><b>No mail yet</b>What the shop sends arrives here. Nothing leaves this machine.</div>
    <header id="head" hidden>
      <button class="pill back" id="back">Back</button>
      <h2 id="subject"></h2><p id="people"></p><p id="attachments"></p>
    </header>
    <iframe id="frame" title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox" hidden></iframe>
  </main>
</div>
<script>${MAILBOX_SCRIPT}</script>
</body>
</html>`;
