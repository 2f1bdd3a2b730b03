/* What lies over the page for a while: menus, dialogs, toasts, a bot's alert. */

import { h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";

const TOAST_MS = 4500;

/**
 * A menu beside its anchor (an element, or a mouse event). Items: {icon, text, danger, checked, run}.
 * Closed by Escape, a click outside or a choice; focus goes back to where it was.
 */
export function openMenu(anchor, items) {
  const before = document.activeElement;
  const buttons = items.filter(Boolean).map((item) => h(
    "button",
    {
      type: "button", class: item.danger ? "menu-item danger" : "menu-item",
      role: item.checked === undefined ? "menuitem" : "menuitemradio", "aria-checked": item.checked === undefined ? null : String(item.checked),
      on: { click: () => { menu.hidePopover(); item.run(); } },
    },
    icon(item.icon), h("span", {}, item.text), item.checked ? icon("check") : null,
  ));
  const menu = h("div", { class: "menu", popover: "auto", role: "menu" }, buttons);
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body) before?.focus({ preventScroll: true });
    menu.remove();
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons.at((at + step + buttons.length) % buttons.length).focus();
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  buttons[0]?.focus({ preventScroll: true });
}

function place(menu, anchor) {
  const point = anchor instanceof Element
    ? anchor.getBoundingClientRect()
    : { left: anchor.clientX, right: anchor.clientX, top: anchor.clientY, bottom: anchor.clientY };
  const { width, height } = menu.getBoundingClientRect();
  const left = anchor instanceof Element ? point.right - width : point.left;
  const below = point.bottom + 4 + height < innerHeight - 8;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? point.bottom + 4 : point.top - height - 4)}px`;
}

/**
 * A dialog with a form. `fields` is its content; `submit(form)` runs on its main button, and a refusal
 * it throws is shown with the dialog still open. Without `submit` there is only a way to close.
 */
export function openDialog({ title: name, fields, action, submit, testid }) {
  /* A menu item that opens a dialog ends in "…", the dialog itself does not. */
  const title = name.replace(/…$/u, "");
  const error = h("p", { class: "dialog-error", role: "alert", hidden: true });
  const main = submit ? h("button", { type: "submit", class: "button primary" }, action) : null;
  const form = h("form", { method: "dialog" },
    h("header", {}, h("h2", {}, title), iconButton("close", t("close"), () => dialog.close())),
    h("div", { class: "dialog-fields" }, fields, error),
    main ? h("footer", {}, h("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, t("cancel")), main) : null);
  const dialog = h("dialog", { class: "dialog", "aria-label": title, data: { testid } }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!submit) return;
    main.disabled = true;
    error.hidden = true;
    try {
      await submit(form);
      dialog.close();
    } catch (reason) {
      error.textContent = reason.message;
      error.hidden = false;
    } finally {
      main.disabled = false;
    }
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A labelled field of a dialog. */
export function field(label, input, hint) {
  return h("label", { class: "field" }, h("span", {}, label), input, hint ? h("small", {}, hint) : null);
}

/** A short word at the top of `host` (a phone's screen, or the page) that goes by itself. */
export function toast(host, text, kind = "plain") {
  const element = h("div", { class: `toast ${kind}`, role: kind === "error" ? "alert" : "status", data: { testid: "toast" } }, text);
  layer(host).append(element);
  setTimeout(() => element.classList.add("leaving"), TOAST_MS - 300);
  setTimeout(() => element.remove(), TOAST_MS);
}

function layer(host) {
  let toasts = host.querySelector(":scope > .toasts");
  if (!toasts) {
    toasts = h("div", { class: "toasts" });
    host.append(toasts);
  }
  return toasts;
}

/** A bot's alert: a box over one phone that waits for "OK". */
export function alertBox(host, title, text, actions) {
  const before = document.activeElement;
  const close = () => {
    cover.remove();
    before?.focus({ preventScroll: true });
  };
  const buttons = (actions ?? [{ text: t("ok"), run: () => {} }]).map((action) => h(
    "button",
    { type: "button", class: "alert-button", on: { click: () => { close(); action.run(); } } },
    action.text,
  ));
  const box = h("div", { class: "alert-box", role: "alertdialog", "aria-modal": "true", "aria-label": title, data: { testid: "alert" } },
    h("b", {}, title), h("p", {}, text), h("div", { class: "alert-buttons" }, buttons));
  const cover = h("div", { class: "alert-cover" }, box);
  cover.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Tab") return;
    event.preventDefault();
    const step = event.shiftKey ? -1 : 1;
    buttons.at((buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length).focus();
  });
  host.append(cover);
  buttons.at(-1).focus();
}
