/* The table on which the phones lie: side by side, or one at a time with a row of faces to choose from. */

import { avatar, h } from "./dom.js";
import { t } from "./i18n.js";
import { createPhone } from "./phone.js";
import { fullName, on, personById, setActive, store } from "./store.js";

/** All phones shown. `openChats`: which chat each person had open, by person id. */
export function createTable(openChats) {
  const phones = new Map();
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
    drawActive();
  }

  /** Mark the phone in front; on a wide screen bring it into sight as well. */
  function drawActive() {
    for (const [id, phone] of phones) phone.el.classList.toggle("active", id === store.active);
    phones.get(store.active)?.seen();
    drawSwitcher();
  }

  function reveal(id) {
    drawActive();
    phones.get(id)?.el.scrollIntoView({ behavior: "smooth", inline: "nearest", block: "nearest" });
    switcher.querySelector("[aria-current=true]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }

  function drawSwitcher() {
    const wanted = JSON.stringify([store.active, [...phones].map(([id, phone]) => [id, phone.unread()])]);
    if (wanted === switcherDrawn) return;
    switcherDrawn = wanted;
    const focused = switcher.contains(document.activeElement);
    switcher.replaceChildren(...[...phones].map(([id, phone]) => {
      const person = personById(id);
      const unread = phone.unread();
      return h("button",
        { type: "button", "aria-current": id === store.active ? "true" : null, "aria-label": fullName(person), data: { switch: id }, on: { click: () => setActive(id) } },
        avatar(fullName(person), id), h("span", {}, person.first_name),
        unread ? h("span", { class: "badge", "aria-label": t("chat.unread", { n: unread }) }, String(unread)) : null);
    }));
    if (focused) switcher.querySelector("[aria-current=true]")?.focus();
  }

  const each = (act) => phones.forEach((phone) => act(phone));
  const forget = [
    on("shown", sync),
    on("active", reveal),
    on("unread", drawSwitcher),
    on("state", () => each((phone) => phone.sync())),
    on("chat", (chatId) => each((phone) => phone.refresh(chatId))),
    on("typing", (data) => each((phone) => phone.typing(data.chat_id, data.action))),
    on("refresh", () => each((phone) => phone.refresh())),
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
    },
  };
}
