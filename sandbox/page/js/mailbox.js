/* A client's mailbox on the table: whose it is, the list of mail, one mail, writing. */

import { MAIL, mailShown, openAddress, openMailOf, showMail, whose } from "./addresses.js";
import { api } from "./api.js";
import { avatar, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { chooseMailOwner } from "./mailowner.js";
import { createMailFeed } from "./mailfeed.js";
import { letterRow, letterView } from "./mailletter.js";
import { createMailForm } from "./mailform.js";
import { openMenu, toast } from "./overlay.js";
import { emit, on, setActive, store } from "./store.js";

/** The mailbox of the chosen person; it stays when another person is chosen. */
export function createMailbox() {
  const owner = h("div");
  const face = h("span");
  const moreButton = iconButton("more", t("mail.menu"), openMailMenu, { "aria-haspopup": "menu", data: { testid: "mail-menu" } });
  const elsewhere = h("div", { class: "mail-elsewhere", role: "status", hidden: true, data: { testid: "mail-elsewhere" } });
  const body = h("div", { class: "mail-body" });
  const screen = h("div", { class: "screen mail-screen" }, elsewhere, body);
  const el = h("article", { class: "phone mailbox", "aria-label": t("mail.title"), data: { testid: "mailbox" } },
    h("header", { class: "phone-owner" }, face, owner, moreButton), screen);
  const feeds = new Map();
  let feed = null;
  let shownKey = null;
  let form = null;

  el.addEventListener("focusin", () => store.active !== MAIL && setActive(MAIL));

  function open() {
    const address = openAddress();
    const person = whose(address);
    if (!feeds.has(address)) feeds.set(address, createMailFeed(address, changed));
    feed = feeds.get(address);
    form = null;
    shownKey = null;
    face.replaceChildren(avatar(person.name, [...person.name].reduce((sum, letter) => sum + letter.codePointAt(0), 0)));
    owner.replaceChildren(
      h("h2", {}, h("button", { type: "button", class: "mail-owner", "aria-haspopup": "dialog", title: t("mail.choose"), data: { testid: "mail-owner" }, on: { click: chooseMailOwner } },
        h("span", {}, person.name), icon("down"))),
      h("p", {}, person.place || t("mail.stranger")));
    elsewhere.hidden = true;
    el.dataset.address = address;
    drawList();
    feed.refresh();
  }

  function changed(which) {
    emit("unread", MAIL);
    if (which !== feed || form || shownKey) return;
    drawList();
  }

  function drawList() {
    const rows = feed.letters.map((letter) => letterRow(letter, () => read(letter.key)));
    const empty = h("div", { class: "mail-empty" }, icon("mail"),
      h("p", {}, t(feed.failed ? "mail.failed" : "mail.empty")),
      feed.failed ? null : h("small", {}, t("mail.empty_hint")));
    const list = rows.length
      ? h("ul", { class: "mail-list", "aria-label": t("mail.list") }, rows)
      : feed.loaded || feed.failed ? empty : h("div", { class: "mail-empty" });
    body.replaceChildren(
      h("header", { class: "mail-head" },
        h("div", { class: "chat-names" }, h("b", { class: "chat-title" }, t("mail.inbox")), h("span", { class: "chat-status" }, feed.address)),
        h("button", { type: "button", class: "button primary mail-write", data: { testid: "mail-write" }, on: { click: () => write(null) } }, icon("edit"), h("span", {}, t("mail.write")))),
      list);
  }

  function read(key) {
    const letter = feed.find(key);
    feed.look(letter);
    shownKey = key;
    body.replaceChildren(...letterView(letter, { back, reply: () => write(letter), calendar: (given) => answerInvitation(letter, given) }));
    emit("unread", MAIL);
  }

  function back() {
    form = null;
    shownKey = null;
    drawList();
    body.querySelector("button")?.focus({ preventScroll: true });
  }

  function write(letter) {
    form = createMailForm({
      address: feed.address,
      letter,
      cancel: () => { form = null; if (letter) read(letter.key); else back(); },
      sent: async (answer) => {
        await feed.refresh();
        back();
        if (answer.refused.length) say(t("mail.refused", { address: answer.refused[0].address }), "error");
        else say(t("mail.sent"));
      },
    });
    body.replaceChildren(form.el);
    form.begin();
  }

  async function answerInvitation(letter, calendar) {
    try {
      await api.answerMail(feed.address, { uid: letter.uid, calendar });
    } catch (reason) {
      say(t("composer.failed", { reason: reason.message }), "error");
      return;
    }
    await feed.refresh();
    back();
    say(t("mail.sent"));
  }

  const say = (words, kind) => toast(screen, words, kind);

  function openMailMenu() {
    openMenu(moreButton, [
      { icon: "people", text: t("mail.choose"), run: chooseMailOwner },
      { icon: "edit", text: t("mail.write"), run: () => write(null) },
      { icon: "close", text: t("phone.hide"), run: () => showMail(false) },
    ]);
  }

  /** Mail came to somebody: to the open mailbox, or to one that can be opened with one click. */
  function heard(address) {
    if (address === feed.address) return feed.refresh();
    const person = whose(address);
    if (person.name === address) return undefined;
    elsewhere.replaceChildren(icon("mail"), h("span", {}, t("mail.elsewhere", { name: person.name })),
      h("button", { type: "button", class: "chip", on: { click: () => openMailOf(address) } }, t("mail.elsewhere_open")),
      iconButton("close", t("close"), () => { elsewhere.hidden = true; }));
    elsewhere.hidden = false;
    return undefined;
  }

  const forget = [on("mailowner", open)];
  open();
  return {
    el,
    heard,
    refresh: () => feed.refresh(),
    unread: () => (mailShown() ? feed.unread : 0),
    destroy: () => forget.forEach((stop) => stop()),
  };
}
