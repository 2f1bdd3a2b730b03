/* The table on which a client's mailbox and the phones lie: side by side, or one at a time with a row of
   faces to choose from. */

import { MAIL, mailShown } from "./addresses.js";
import { avatar, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { createMailbox } from "./mailbox.js";
import { createPhone } from "./phone.js";
import { fullName, on, personById, setActive, store } from "./store.js";

/** All phones shown. `openChats`: which chat each person had open, by person id. */
export function createTable(openChats) {
  const phones = new Map();
  let mailbox = null;
  const row = h("main", { class: "phones", tabindex: "-1", data: { testid: "phones" } });
  const switcher = h("nav", { class: "switcher", "aria-label": t("people.switch"), data: { testid: "switcher" } });

  let switcherDrawn = "";

  function sync() {
    for (const [id, phone] of phones) {
      if (store.shown.includes(id)) continue;
      phone.destroy();
      phone.el.remove();
      phones.delete(id);
    }
    for (const id of store.shown) {
      const person = personById(id);
      if (!phones.has(id) && person) {
        phones.set(id, createPhone(person, openChats.get(id)));
        row.append(phones.get(id).el);
      }
    }
    syncMailbox();
    drawActive();
  }

  function syncMailbox() {
    if (mailShown() === Boolean(mailbox)) return;
    mailbox?.destroy();
    mailbox?.el.remove();
    mailbox = mailShown() ? createMailbox() : null;
    if (mailbox) row.prepend(mailbox.el);
    else if (store.active === MAIL) setActive(store.shown[0]);
  }

  /** Mark the phone in front; on a wide screen bring it into sight as well. */
  function drawActive() {
    for (const [id, phone] of phones) phone.el.classList.toggle("active", id === store.active);
    mailbox?.el.classList.toggle("active", store.active === MAIL);
    phones.get(store.active)?.seen();
    drawSwitcher();
  }

  function reveal(id) {
    drawActive();
    (id === MAIL ? mailbox : phones.get(id))?.el.scrollIntoView({ behavior: "smooth", inline: "nearest", block: "nearest" });
    switcher.querySelector("[aria-current=true]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }

  function drawSwitcher() {
    const wanted = JSON.stringify([store.active, mailbox?.unread(), [...phones].map(([id, phone]) => [id, phone.unread()])]);
    if (wanted === switcherDrawn) return;
    switcherDrawn = wanted;
    const focused = switcher.contains(document.activeElement);
    const faces = [...phones].map(([id, phone]) => {
      const person = personById(id);
      return switchTo(id, fullName(person), avatar(fullName(person), id), phone.unread(), "chat.unread");
    });
    if (mailbox) {
      const face = h("span", { class: "avatar mail-face", "aria-hidden": "true" }, icon("mail"));
      faces.unshift(switchTo(MAIL, t("mail.title"), face, mailbox.unread(), "mail.unread"));
    }
    switcher.replaceChildren(...faces);
    if (focused) switcher.querySelector("[aria-current=true]")?.focus();
  }

  function switchTo(id, name, face, unread, words) {
    return h("button",
      { type: "button", "aria-current": id === store.active ? "true" : null, "aria-label": name, data: { switch: id }, on: { click: () => setActive(id) } },
      face,
      unread ? h("span", { class: "badge", "aria-label": t(words, { n: unread }) }, String(unread)) : null);
  }

  const each = (act) => phones.forEach((phone) => act(phone));
  const forget = [
    on("shown", sync),
    on("mailshown", () => { syncMailbox(); drawSwitcher(); }),
    on("active", reveal),
    on("unread", drawSwitcher),
    on("state", () => each((phone) => phone.sync())),
    on("chat", (chatId) => each((phone) => phone.refresh(chatId))),
    on("typing", (data) => each((phone) => phone.typing(data.chat_id, data.action))),
    on("refresh", () => { each((phone) => phone.refresh()); mailbox?.refresh(); }),
    on("mail", (address) => mailbox?.heard(address)),
    on("desk", () => each((phone) => phone.desk())),
    on("clock", () => each((phone) => phone.clock())),
    on("looked", () => each((phone) => phone.seen())),
  ];
  sync();
  return {
    row,
    switcher,
    openChats: () => new Map([...phones].map(([id, phone]) => [id, phone.open])),
    stop: () => {
      forget.forEach((stop) => stop());
      each((phone) => phone.destroy());
      mailbox?.destroy();
    },
  };
}
