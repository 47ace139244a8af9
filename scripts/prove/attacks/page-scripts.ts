/**
 * Runs in every frame before anything else: what a payload calls, what a policy refuses. It is text, so that no bundler
 * puts helpers of its own into it.
 */
export const LISTEN = `(() => {
  const tell = (what) => window.__tell(what);
  window.__xss = (id) => tell("payload " + id + " ran");
  for (const name of ["alert", "confirm", "prompt"]) window[name] = () => tell(name + " was called");
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    tell("policy: " + effectiveDirective + " against " + blockedURI + " " + sample));
})();`;

/**
 * What lies in a document and would run at a touch, though it has not run yet: payloads in handlers, in addresses that
 * are scripts, in elements that load or lead elsewhere, in scripts that are more than data.
 */
export const FIND_LIVE = `() => {
  const found = [];
  const marked = (text) => /__xss\\(|evil\\.example/.test(text);
  const say = (element, what) => found.push(what + " in <" + element.localName + ">: " + element.outerHTML.slice(0, 160));
  const isData = (script) => {
    const text = script.text.trim();
    try {
      if (/json/.test(script.type)) return JSON.parse(text), true;
      const flight = /^(?:\\(self\\.__next_f=self\\.__next_f\\|\\|\\[\\]\\)|self\\.__next_f)\\.push\\((.*)\\)$/s.exec(text);
      return flight !== null && (JSON.parse(flight[1]), true);
    } catch { return false; }
  };
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (!marked(value)) continue;
      const address = value.replace(/[\\u0000-\\u0020]/g, "");
      if (/^on/i.test(name)) say(element, "a handler");
      if (name === "srcdoc") say(element, "a document");
      if (/^(href|src|action|formaction|data|xlink:href)$/i.test(name)) {
        if (/^(javascript|data|vbscript):/i.test(address)) say(element, "a script as address");
        if (new URL(address, location.href).hostname.endsWith("evil.example")) say(element, "a way out");
      }
    }
    if (element.localName === "base") say(element, "a base");
    if (element.localName === "script" && marked(element.text) && !isData(element)) say(element, "code");
    if (/^(iframe|object|embed|meta)$/.test(element.localName) && element.hasAttribute("http-equiv") && marked(element.outerHTML))
      say(element, "a frame or refresh");
  }
  return found;
}`;

/** Everything that a person, a screen reader or a search engine is told by a document, spaces collapsed. */
export const READ_TEXT = `() => {
  const told = [document.title];
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE && !/^(script|style|noscript)$/.test(node.parentNode.localName ?? "")) told.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    if (/^(input|textarea|select)$/.test(node.localName)) told.push("\\n", node.value, "\\n");
    if (node.localName === "script" && node.type === "application/ld+json")
      JSON.parse(node.text, (_, value) => (typeof value === "string" && told.push("\\n", value, "\\n"), value));
    for (const name of ["alt", "aria-label", "content", "title"])
      if (node.hasAttribute(name)) told.push("\\n", node.getAttribute(name), "\\n");
  }
  return told.join("").replace(/\\s+/g, " ");
}`;
