/* The place below a composer where the bot's reply keyboard opens and is put away. */

import { h, iconButton } from "./dom.js";
import { askContact, askLocation } from "./files.js";
import { t } from "./i18n.js";
import { replyKeyboard } from "./keyboard.js";

/**
 * The slot and the button that opens it. `draft.hiddenKeyboard` is the id of the keyboard put away by the
 * person: another one that the bot sends later is shown again.
 */
export function createKeyboardSlot({ person, draft, feed, deliver }) {
  const el = h("div");
  const button = iconButton("keyboard", t("composer.keyboard"), toggle, { hidden: true });
  let drawn = "";

  const isHidden = (open) => draft.hiddenKeyboard === open.id;

  function toggle() {
    const open = feed.chat.keyboard;
    draft.hiddenKeyboard = isHidden(open) ? null : open.id;
    draw();
  }

  /** Follow the chat's keyboard. */
  function draw() {
    const open = feed.chat.keyboard;
    const shown = open && !isHidden(open);
    button.hidden = !open;
    button.setAttribute("aria-expanded", String(Boolean(shown)));
    const wanted = shown ? JSON.stringify(open) : "";
    if (wanted === drawn) return;
    drawn = wanted;
    el.replaceChildren(...(shown ? [replyKeyboard(open.rows, choose)] : []));
  }

  function choose(key) {
    const open = feed.chat.keyboard;
    if (open?.once) draft.hiddenKeyboard = open.id;
    if (key.kind === "contact") askContact(person, deliver);
    else if (key.kind === "location") askLocation(deliver);
    else deliver({ text: key.text });
    draw();
  }

  return { el, button, draw };
}
