/* One bubble, and the list of bubbles and dates that a chat is. */

import { avatar, h, icon, iconButton } from "./dom.js";
import { clockTime, dayKey, dayLabel, fullMoment } from "./dates.js";
import { hasText, t } from "./i18n.js";
import { inlineKeyboard } from "./keyboard.js";
import { albumView, mediaView } from "./media.js";
import { richText } from "./richtext.js";
import { botName, fullName, personById, store } from "./store.js";

const GROUPED_WITHIN_MS = 10 * 60_000;

/**
 * Messages as the items of a list: dates between days, albums put together, and for each run of one
 * sender which bubble is its first and its last.
 */
export function listItems(messages, zone, now) {
  const items = [];
  for (const message of messages) {
    const date = new Date(message.date);
    const previous = items.at(-1);
    if (message.album && previous?.messages?.[0].album === message.album) {
      previous.messages.push(message);
      continue;
    }
    const day = dayKey(date, zone);
    if (day !== previous?.day) items.push({ key: `day:${day}`, day, label: dayLabel(date, now, zone) });
    items.push({ key: `message:${message.id}`, day, messages: [message], first: !follows(message, items.at(-1)), last: true });
    const before = items.at(-2);
    if (before.messages && !items.at(-1).first) before.last = false;
  }
  return items;
}

function follows(message, previous) {
  if (!previous?.messages) return false;
  const before = previous.messages.at(-1);
  return before.from === message.from && new Date(message.date) - new Date(before.date) < GROUPED_WITHIN_MS;
}

/**
 * What decides how an item looks: the same signature, the same DOM. Being the last of a run is a class
 * only, so that a message which follows does not break off a voice that is being heard.
 */
export function signature(item, context) {
  const { last, ...lasting } = item;
  const quoted = item.messages?.[0].reply_to;
  return JSON.stringify([lasting, quoted ? context.find(quoted)?.text : null]);
}

/**
 * DOM of an item. `context` is the phone's view of the chat: {me, zone, isGroup, find(id), press, openMenu,
 * jump(id), reply(message)}.
 */
export function itemView(item, context) {
  if (!item.messages) return h("div", { class: "day" }, h("span", {}, item.label));
  const [message] = item.messages;
  if (message.service) return serviceView(message);
  const own = message.from === context.me;
  const words = item.messages.find((each) => each.html);
  const bubble = h(
    "div",
    { class: ["bubble", onlyMedia(item) && "bare", message.rich && "rich"].filter(Boolean).join(" ") },
    context.isGroup && !own && item.first ? sender(message) : null,
    message.forwarded ? h("div", { class: "forwarded" }, t("message.forwarded")) : null,
    message.via_bot ? h("div", { class: "forwarded" }, t("message.via", { bot: store.bot.username })) : null,
    message.reply_to ? quoted(context.find(message.reply_to), message.reply_to, context) : null,
    item.messages.length > 1 ? albumView(item.messages) : message.media && mediaView(message.media),
    words ? h("div", { class: "words", dir: "auto" }, richText(words.html, words.rich)) : null,
    stamp(message, own, context),
  );
  const view = h(
    "div",
    {
      class: ["message", own ? "own" : "other", item.first && "first", message.protected && "protected"].filter(Boolean).join(" "),
      tabindex: "-1", data: { messageId: message.id, from: message.from, testid: "message" },
    },
    context.isGroup && !own ? h("span", { class: "message-avatar" }, senderAvatar(message)) : null,
    h("div", { class: "message-body" }, bubble, message.buttons?.length ? inlineKeyboard(message.buttons, (...place) => context.press(message, ...place)) : null),
    iconButton("reply", t("message.reply"), () => context.reply(message), { class: "quick-reply", tabindex: "-1" }),
  );
  bubble.addEventListener("click", (event) => {
    if (event.target.closest("a, button, video, summary, [role=button]") || !getSelection().isCollapsed) return;
    context.openMenu(message, event);
  });
  view.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    context.openMenu(message, event);
  });
  return view;
}

/** What Telegram itself says in a chat, in the middle like a date. */
function serviceView(message) {
  const [kind] = Object.keys(message.service);
  const key = `service.${kind}`;
  return h("div", { class: "day service", data: { messageId: message.id, testid: "service" } },
    h("span", {}, hasText(key) ? t(key) : message.text || kind.replaceAll("_", " ")));
}

/** A photo without words fills its bubble to the edge. */
const onlyMedia = (item) =>
  ["photo", "video", "animation", "location"].includes(item.messages[0].media?.kind) && !item.messages.some((each) => each.html) && !item.messages[0].reply_to;

function senderName(from) {
  if (from === "bot") return botName();
  const person = personById(from);
  return person ? fullName(person) : t("someone");
}

const sender = (message) =>
  h("div", { class: `sender hue-${message.from === "bot" ? 5 : Math.abs(message.from) % 7}` }, senderName(message.from));

const senderAvatar = (message) => avatar(senderName(message.from), message.from === "bot" ? 5 : message.from);

function quoted(original, id, context) {
  const words = original ? summary(original) : t("message.gone");
  const name = original ? senderName(original.from) : "";
  return h("button", { type: "button", class: "quoted", on: { click: () => context.jump(id) } },
    name ? h("b", {}, name) : null, h("span", {}, words));
}

/** A message in one line, for replies and chat lists. */
export function summary(message) {
  if (message.text) return message.text.replaceAll("\n", " ");
  return message.media ? t(`media.${message.media.kind}`) : "";
}

function stamp(message, own, context) {
  const date = new Date(message.date);
  return h("span", { class: "stamp" },
    message.protected ? h("span", { class: "stamp-lock", title: t("message.protected") }, icon("lock")) : null,
    message.edited ? h("span", { class: "edited", data: { testid: "edited" } }, t("message.edited")) : null,
    h("time", { datetime: message.date, title: fullMoment(date, context.zone) }, clockTime(date, context.zone)),
    own ? h("span", { class: "ticks", "aria-hidden": "true" }, icon("check"), icon("check")) : null);
}
