/* One mail: as a row of the list, and open. Its HTML lives in a frame in which nothing can act. */

import { h, icon, iconButton } from "./dom.js";
import { clockTime, dayLabel, fullMoment } from "./dates.js";
import { t } from "./i18n.js";
import { fileSize } from "./media.js";
import { companyZone, now } from "./store.js";

const SNIPPET = 120;
const CALENDAR = ["accepted", "tentative", "declined"];

/** "Ирина Ким <kim@…>" → "Ирина Ким"; a bare address stays. */
export function shortName(written) {
  const name = (written ?? "").split("<")[0].replaceAll('"', "").trim();
  return name || (written ?? "").replace(/[<>]/g, "");
}

const isToday = (date) => dayLabel(date, now(), companyZone()) === t("date.today");

function when(date) {
  return isToday(date) ? clockTime(date, companyZone()) : dayLabel(date, now(), companyZone());
}

/** A row of the list; `open()` is called when it is chosen. */
export function letterRow(letter, open) {
  const out = letter.folder === "sent";
  const other = out ? t("mail.to_whom", { name: shortName(letter.to) }) : shortName(letter.from);
  return h("li", {}, h("button",
    { type: "button", class: letter.read ? "mail-row" : "mail-row unread", data: { testid: "mail-row", key: letter.key }, on: { click: open } },
    h("span", { class: "mail-row-top" },
      h("b", {}, other), letter.attachments.length ? icon("clip") : null,
      h("time", { datetime: letter.at.toISOString(), title: fullMoment(letter.at, companyZone()) }, when(letter.at))),
    h("span", { class: "mail-subject" }, letter.subject || t("mail.no_subject")),
    h("span", { class: "mail-snippet" }, snippet(letter.text))));
}

/** The parts of an open mail; `acts` are what its buttons do: back, reply, calendar(answer). */
export function letterView(letter, acts) {
  const content = h("div", { class: "mail-content" });
  const show = (kind) => content.replaceChildren(kind === "html" ? frame(letter) : h("div", { class: "mail-text", tabindex: "0", data: { testid: "mail-text" } }, letter.text));
  show(letter.html_url ? "html" : "text");
  return [
    h("header", { class: "mail-head" },
      iconButton("back", t("mail.back"), acts.back, { data: { testid: "mail-back" } }),
      h("b", { class: "mail-title" }, letter.subject || t("mail.no_subject")),
      letter.html_url && letter.text ? viewSwitch(show) : null),
    h("dl", { class: "mail-facts" }, facts(letter)),
    letter.attachments.length ? h("ul", { class: "mail-files", "aria-label": t("mail.files") }, letter.attachments.map(fileLink)) : null,
    letter.folder === "received" && letter.attachments.some(({ file_name }) => file_name.endsWith(".ics")) ? calendar(acts.calendar) : null,
    content,
    h("footer", { class: "mail-foot" },
      letter.folder === "received"
        ? h("button", { type: "button", class: "button primary", data: { testid: "mail-reply" }, on: { click: acts.reply } }, icon("reply"), h("span", {}, t("mail.reply")))
        : h("span", { class: "mail-own" }, t("mail.own")),
      h("a", { class: "mail-raw", href: letter.raw_url, download: "" }, t("mail.raw"))),
  ].filter(Boolean);
}

/** What a mail program shows under an invitation. */
function calendar(answer) {
  return h("p", { class: "mail-calendar", data: { testid: "mail-calendar" } }, CALENDAR.map((given) =>
    h("button", { type: "button", class: "chip", data: { testid: `mail-calendar-${given}` }, on: { click: () => answer(given) } }, t(`mail.calendar.${given}`))));
}

function facts(letter) {
  const fact = (name, value) => (value ? [h("dt", {}, t(name)), h("dd", {}, value)] : []);
  return [
    ...fact("mail.from", letter.from),
    ...fact("mail.to", letter.to),
    ...fact("mail.cc", letter.cc),
    ...fact("mail.date", fullMoment(letter.at, companyZone())),
  ];
}

function viewSwitch(show) {
  const button = h("button", { type: "button", class: "mail-view", "aria-pressed": "false", title: t("mail.as_text_hint"), data: { testid: "mail-as-text" } }, t("mail.as_text"));
  button.addEventListener("click", () => {
    const text = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(text));
    show(text ? "text" : "html");
  });
  return button;
}

/* The sandbox serves it with a policy that forbids scripts, forms and everything from elsewhere. */
function frame(letter) {
  return h("iframe", { class: "mail-frame", src: letter.html_url, sandbox: "", title: t("mail.letter"), referrerpolicy: "no-referrer", data: { testid: "mail-frame" } });
}

function fileLink(file) {
  return h("li", {}, h("a", { href: file.url, download: file.file_name },
    icon("file"), h("span", {}, h("b", {}, file.file_name), h("small", {}, fileSize(file.size)))));
}

/** The first words of a letter; a line drawn to answer above, as the desk's letters begin, says nothing. */
function snippet(text) {
  return text.replace(/^\s*—{2}.*—{2}\s*/, "").replace(/\s+/g, " ").slice(0, SNIPPET);
}
