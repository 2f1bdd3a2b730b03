/* A list of choices above the input: commands, or results of an inline query. Focus stays in the
   input; arrows move through the list. */

import { h } from "./dom.js";

let serial = 0;

/** The list for `input`. Choices: {title, description, pick}. */
export function createSuggestions(input) {
  serial += 1;
  const id = `suggestions-${serial}`;
  const el = h("div", { class: "suggestions", id, role: "listbox", hidden: true, data: { testid: "suggestions" } });
  let choices = [];
  let at = -1;
  input.setAttribute("aria-controls", id);
  input.setAttribute("aria-autocomplete", "list");

  /** Show these choices, the first one marked if `mark`; `label` says what they are, `note` stands in for none. */
  function show(label, next, { mark = true, note = null } = {}) {
    choices = next;
    at = mark && choices.length ? 0 : -1;
    el.setAttribute("aria-label", label);
    el.replaceChildren(...choices.map((choice, index) => h(
      "div",
      { class: "suggestion", role: "option", id: `${id}-${index}`, on: { mousedown: (event) => event.preventDefault(), click: choice.pick } },
      h("b", {}, choice.title), choice.description ? h("span", {}, choice.description) : null,
    )));
    if (!choices.length && note) el.append(h("p", { class: "suggestions-note" }, note));
    el.hidden = !choices.length && !note;
    markCurrent();
  }

  function hide() {
    choices = [];
    el.hidden = true;
    input.removeAttribute("aria-activedescendant");
  }

  function markCurrent() {
    [...el.querySelectorAll(".suggestion")].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) option.scrollIntoView({ block: "nearest" });
    });
    if (at >= 0) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  /** Let the list take a key of the input; true when it did. */
  function takeKey(event) {
    if (el.hidden) return false;
    if (event.key === "Escape") hide();
    else if (event.key === "ArrowDown" && choices.length) at = (at + 1) % choices.length;
    else if (event.key === "ArrowUp" && choices.length) at = (at - 1 + choices.length) % choices.length;
    else if ((event.key === "Enter" || event.key === "Tab") && at >= 0 && !event.shiftKey) choices[at].pick();
    else return false;
    event.preventDefault();
    if (!el.hidden) markCurrent();
    return true;
  }

  return { el, show, hide, takeKey, isOpen: () => !el.hidden };
}
