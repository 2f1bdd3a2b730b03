/* Which people's phones are on the table, and a stranger who comes along. */

import { mailAvailable, mailShown, showMail } from "./addresses.js";
import { api } from "./api.js";
import { avatar, h, icon } from "./dom.js";
import { learnState } from "./events.js";
import { t } from "./i18n.js";
import { field, openDialog } from "./overlay.js";
import { roleLine } from "./phone.js";
import { fullName, setActive, setShown, store } from "./store.js";

/** The dialog in which one chooses whose phones are shown. */
export function choosePeople() {
  const row = (person) => h("label", { class: "person-row" },
    h("input", { type: "checkbox", name: "person", value: person.id, checked: store.shown.includes(person.id) }),
    avatar(fullName(person), person.id),
    h("span", {}, h("b", {}, fullName(person)), h("small", {}, roleLine(person))));
  const mail = mailAvailable() ? h("label", { class: "person-row" },
    h("input", { type: "checkbox", name: "mail", checked: mailShown() }),
    h("span", { class: "avatar mail-face", "aria-hidden": "true" }, icon("mail")),
    h("span", {}, h("b", {}, t("mail.title")), h("small", {}, t("mail.whose")))) : null;
  openDialog({
    title: t("people.title"), action: t("people.show"), testid: "people-dialog",
    fields: [h("div", { class: "person-list" }, mail, store.people.map(row)),
      h("button", { type: "button", class: "button", data: { testid: "add-stranger" }, on: { click: (event) => { event.target.closest("dialog").close(); addStranger(); } } }, t("people.add"))],
    submit: async (form) => {
      const chosen = [...form.querySelectorAll("[name=person]:checked")].map((box) => Number(box.value));
      if (!chosen.length) throw new Error(t("people.none"));
      if (mail) showMail(form.elements.mail.checked);
      /* Those already on the table keep their places, newcomers stand at the end. */
      setShown([...store.shown.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !store.shown.includes(id))]);
    },
  });
}

function addStranger() {
  const input = (name, props) => h("input", { name, autocomplete: "off", ...props });
  const language = h("select", { name: "language_code" }, h("option", { value: "ru" }, "Русский"), h("option", { value: "en" }, "English"));
  openDialog({
    title: t("people.add"), action: t("people.add_action"), testid: "stranger-dialog",
    fields: [
      h("p", { class: "dialog-hint" }, t("people.add_hint")),
      field(t("people.first_name"), input("first_name", { required: true, maxlength: 64 })),
      field(t("people.last_name"), input("last_name", { maxlength: 64 })),
      field(t("people.username"), input("username", { pattern: "[A-Za-z][A-Za-z0-9_]{4,31}" }), t("people.username_hint")),
      field(t("people.language"), language),
    ],
    submit: async (form) => {
      const entries = [...new FormData(form)].filter(([, value]) => value.trim());
      const person = await api.addPerson(Object.fromEntries(entries));
      await learnState();
      setShown([...store.shown, person.id]);
      setActive(person.id);
    },
  });
}
