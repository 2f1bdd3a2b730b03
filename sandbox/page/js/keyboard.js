/* Buttons under a message, and the keyboard that takes the place of the phone's own. */

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

const STYLES = new Set(["primary", "success", "danger"]);
const MARKS = { url: "link", web_app: "link", copy: "copy", switch_inline: "search" };

/** The inline keyboard of a message. `press(button, row, column)` is awaited and shown as work in hand. */
export function inlineKeyboard(rows, press) {
  return h("div", { class: "inline-keyboard", role: "group", "aria-label": t("message.buttons") },
    rows.map((row, y) => h("div", { class: "keyboard-row" },
      row.map((button, x) => inlineButton(button, y, x, press)))));
}

function inlineButton(button, row, column, press) {
  const style = STYLES.has(button.style) ? button.style : "plain";
  const element = h(
    "button",
    {
      type: "button", class: `inline-button ${style}`, disabled: Boolean(button.disabled),
      data: { testid: "inline-button", place: `${row},${column}`, kind: button.kind },
    },
    h("span", {}, button.text),
    button.kind in MARKS ? icon(MARKS[button.kind]) : null,
  );
  element.addEventListener("click", async () => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    try {
      await press(button, row, column);
    } finally {
      element.removeAttribute("aria-busy");
    }
  });
  return element;
}

/** The reply keyboard; `choose(button)` is called with the button pressed. */
export function replyKeyboard(rows, choose) {
  return h("div", { class: "reply-keyboard", role: "group", "aria-label": t("composer.keyboard"), data: { testid: "reply-keyboard" } },
    rows.map((row) => h("div", { class: "keyboard-row" },
      row.map((button) => h(
        "button",
        { type: "button", class: `reply-button ${STYLES.has(button.style) ? button.style : ""}`, data: { kind: button.kind }, on: { click: () => choose(button) } },
        button.kind === "contact" ? icon("person") : null,
        button.kind === "location" ? icon("pin") : null,
        h("span", {}, button.text),
      )))));
}
