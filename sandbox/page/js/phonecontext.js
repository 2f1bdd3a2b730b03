/* What a bubble may do in its phone: press buttons, answer, edit, copy, jump. */

import { api } from "./api.js";
import { t } from "./i18n.js";
import { alertBox, openMenu, toast } from "./overlay.js";
import { safeUrl } from "./richtext.js";
import { botName } from "./store.js";

/** The `context` of `createChatList` for one open chat of a phone. */
export function phoneContext({ phone, feed, composer, isGroup, jump }) {
  const { person, screen } = phone;
  const find = (id) => feed.chat.messages.find((message) => message.id === id);
  const say = (text, kind) => toast(screen, text, kind);

  async function press(message, button, row, column) {
    if (button.kind === "url" || button.kind === "web_app") return offerLink(button.data);
    if (button.kind === "copy") return copy(button.data);
    if (button.kind === "switch_inline") return composer.search(button.data ?? "");
    return tap(message, row, column);
  }

  async function tap(message, row, column) {
    let answer;
    try {
      answer = await api.tap(feed.id, person.id, message.id, row, column);
    } catch (error) {
      say(t("tap.failed", { reason: error.message }), "error");
      return;
    }
    if (answer.answered === false) say(t("tap.unanswered"), "error");
    if (answer.url) offerLink(answer.url);
    if (answer.text && answer.alert) alertBox(screen, botName(), answer.text);
    else if (answer.text) say(answer.text);
    await feed.refresh();
  }

  function offerLink(address) {
    const url = safeUrl(address);
    if (!url) return say(t("link.refused"), "error");
    return alertBox(screen, t("link.title"), url, [
      { text: t("cancel"), run: () => {} },
      { text: t("link.open"), run: () => window.open(url, "_blank", "noopener,noreferrer") },
    ]);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(t("copied"));
    } catch {
      /* Clipboards are closed to pages on plain http from another machine: let the person copy. */
      alertBox(screen, t("copy.by_hand"), text);
    }
  }

  function openMessageMenu(message, anchor) {
    const own = message.from === person.id;
    openMenu(anchor, [
      { icon: "reply", text: t("message.reply"), run: () => composer.reply(message) },
      own && message.text && !message.media ? { icon: "edit", text: t("message.edit"), run: () => composer.edit(message) } : null,
      message.text && !message.protected ? { icon: "copy", text: t("message.copy"), run: () => copy(message.text) } : null,
    ]);
  }

  /* A /command inside a bot's words is sent when tapped, as in Telegram. */
  screen.onclick = (event) => {
    const words = event.target.closest?.("[data-command]")?.dataset.command;
    if (words) composer.deliver({ text: words });
  };

  return {
    me: person.id,
    zone: person.time_zone,
    isGroup,
    find,
    press,
    jump,
    reply: composer.reply,
    openMenu: openMessageMenu,
    openMenuById: (id, anchor) => openMessageMenu(find(Number(id)), anchor),
  };
}
