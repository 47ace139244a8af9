/** Runs in the mailbox page. Everything from a mail is set as text, never as markup. */
export const MAILBOX_SCRIPT = `
const byId = (id) => document.getElementById(id);
const read = new Set(JSON.parse(localStorage.getItem("read") || "[]"));
let mails = [], shown = "", state = "";

const when = (time) => {
  const date = new Date(time), isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString([], isToday ? { timeStyle: "short" } : { month: "short", day: "numeric" });
};
const element = (tag, className, text) =>
  Object.assign(document.createElement(tag), { className, textContent: text });

const select = (id) => {
  if (location.hash.slice(1) !== id) history.replaceState(null, "", "#" + id);
  const mail = mails.find((one) => one.id === id);
  document.body.classList.toggle("reading", Boolean(mail));
  byId("head").hidden = byId("frame").hidden = !mail;
  byId("empty").hidden = Boolean(mail);
  if (mail && shown !== id) {
    byId("subject").textContent = mail.subject || "(no subject)";
    byId("people").textContent = mail.from + " → " + mail.to + " · " + new Date(mail.sentAt).toLocaleString();
    byId("attachments").textContent = mail.attachments.length ? "Attached: " + mail.attachments.join(", ") : "";
    byId("frame").src = "/messages/" + id + "/html";
    read.add(id);
    localStorage.setItem("read", JSON.stringify([...read].slice(-2000)));
  }
  shown = mail ? id : "";
  draw();
};

const draw = () => {
  const wanted = byId("search").value.toLowerCase();
  const found = mails.filter((mail) => (mail.to + mail.from + mail.subject).toLowerCase().includes(wanted));
  byId("count").textContent = mails.length || "";
  byId("list").replaceChildren(...found.map((mail) => {
    const button = document.createElement("button");
    if (mail.id === shown) button.setAttribute("aria-current", "true");
    button.dataset.id = mail.id;
    button.append(
      element("span", "who", mail.to), element("time", "", when(mail.sentAt)),
      element("span", "subject", mail.subject || "(no subject)"), element("span", "preview", mail.preview));
    const item = element("li", read.has(mail.id) ? "" : "unread", "");
    item.append(button);
    return item;
  }));
};

const refresh = async () => {
  if (document.hidden) return;
  const text = await (await fetch("/messages/summaries")).text();
  if (text === state) return;
  state = text;
  mails = JSON.parse(text);
  const focused = document.activeElement?.dataset?.id;
  select(location.hash.slice(1));
  document.querySelector('[data-id="' + focused + '"]')?.focus();
};

byId("list").addEventListener("click", (event) => {
  const id = event.target.closest("button")?.dataset.id;
  if (id) select(id);
});
byId("back").addEventListener("click", () => select(""));
byId("search").addEventListener("input", draw);
byId("clear").addEventListener("click", async () => {
  if (!mails.length || !confirm("Delete all " + mails.length + " mails?")) return;
  await fetch("/messages", { method: "DELETE" });
  refresh();
});
addEventListener("hashchange", () => select(location.hash.slice(1)));
document.addEventListener("visibilitychange", () => refresh().catch(() => {}));
refresh();
setInterval(() => refresh().catch(() => {}), 2000);
`;
