/* Whose mailbox is open: a client's contact, a colleague, or any address at all. */

import { colleagues, contacts, openAddress, openMailOf } from "./addresses.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { openDialog } from "./overlay.js";

/** The dialog in which one chooses whose mail to read and write. */
export function chooseMailOwner() {
  const rows = [...section(t("mail.clients"), contacts()), ...section(t("mail.staff"), colleagues())];
  const search = h("input", { type: "search", placeholder: t("mail.search"), "aria-label": t("mail.search"), autocomplete: "off", data: { testid: "mail-search" } });
  const other = h("input", { type: "email", name: "other", placeholder: "name@company.example", autocomplete: "off", "aria-label": t("mail.other"), data: { testid: "mail-other" } });
  const list = h("div", { class: "person-list mail-people" }, rows);
  search.addEventListener("input", () => filter(rows, search.value.trim().toLowerCase()));
  const dialog = openDialog({
    title: t("mail.choose"), action: t("mail.open"), testid: "mail-owner-dialog",
    fields: [
      h("div", { class: "field" }, search), list,
      h("label", { class: "field" }, h("span", {}, t("mail.other")), other, h("small", {}, t("mail.other_hint"))),
    ],
    submit: async () => {
      if (!other.value.trim()) throw new Error(t("mail.nobody"));
      openMailOf(other.value);
    },
  });
  dialog.addEventListener("click", (event) => {
    const address = event.target.closest("[data-address]")?.dataset.address;
    if (!address) return;
    dialog.close();
    openMailOf(address);
  });
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
}

function section(title, people) {
  if (!people.length) return [];
  return [h("h3", { class: "mail-people-title" }, title), ...people.map(row)];
}

function row(person) {
  return h("button",
    { type: "button", class: "person-row", "aria-current": person.address === openAddress() ? "true" : null, data: { address: person.address, testid: "mail-person" } },
    h("span", {}, h("b", {}, person.name), h("small", {}, [person.place, person.address].filter(Boolean).join(" · "))));
}

function filter(rows, words) {
  for (const each of rows) {
    each.hidden = Boolean(words) && (each.tagName === "H3" || !each.textContent.toLowerCase().includes(words));
  }
}
