/* The scrolling list of a chat: drawn anew by difference, so that focus and scroll stay. */

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { itemView, listItems, signature, summary } from "./message.js";
import { now } from "./store.js";

const NEAR_BOTTOM_PX = 80;

/** The list of one open chat. `context` as for `itemView`, plus `start()` for an empty chat. */
export function createChatList(context) {
  const drawn = new Map();
  const list = h("div", { class: "chat-list", role: "log", tabindex: "0", "aria-live": "off", "aria-label": t("chat.messages"), data: { testid: "messages" } });
  const inner = h("div", { class: "chat-inner" });
  const count = h("span", { class: "badge" });
  const jumpDown = h("button", { type: "button", class: "jump-down", "aria-label": t("chat.down"), hidden: true }, icon("down"), count);
  const notice = h("div", { class: "chat-notice", hidden: true });
  list.append(inner);
  const pinned = h("button", { type: "button", class: "pinned-bar", hidden: true, on: { click: () => jump(pinned.dataset.pinned) } });
  const el = h("div", { class: "chat-area" }, pinned, list, notice, jumpDown);
  let below = 0;
  let atBottom = true;
  let lastTop = 0;
  let newest = null;

  list.addEventListener("scroll", () => {
    /* Only a person's own scrolling up leaves the end; a chat that grows does not. */
    const movedUp = list.scrollTop < lastTop - 1;
    lastTop = list.scrollTop;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM_PX) atBottom = true;
    else if (movedUp) atBottom = false;
    if (atBottom) below = 0;
    drawJump();
  });
  /* Pictures that load late and keyboards that open must not push the last message out of sight. */
  const watcher = new ResizeObserver(() => atBottom && toBottom(false));
  watcher.observe(inner);
  watcher.observe(list);
  jumpDown.addEventListener("click", () => toBottom(true));
  list.addEventListener("keydown", walk);
  list.addEventListener("focusin", () => list.setAttribute("aria-live", "polite"));
  list.addEventListener("focusout", () => list.setAttribute("aria-live", "off"));

  function toBottom(smooth) {
    list.scrollTo({ top: list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  function drawJump() {
    jumpDown.hidden = atBottom;
    count.textContent = below ? String(below) : "";
    count.hidden = !below;
  }

  /** Draw the chat as it is now. */
  function update(chat) {
    const items = listItems(chat.messages, context.zone, now());
    const kept = new Set();
    let cursor = inner.firstChild;
    for (const item of items) {
      kept.add(item.key);
      const before = drawn.get(item.key)?.node;
      const node = draw(item);
      if (before && before === cursor) cursor = node;
      if (node === cursor) cursor = cursor.nextSibling;
      else inner.insertBefore(node, cursor);
    }
    for (const [key, entry] of drawn) {
      if (kept.has(key)) continue;
      entry.node.remove();
      drawn.delete(key);
    }
    follow(chat.messages.at(-1));
    drawNotice(chat);
    drawPinned(chat.pinned);
  }

  function draw(item) {
    const wanted = signature(item, context);
    const entry = drawn.get(item.key);
    const node = entry?.wanted === wanted ? entry.node : itemView(item, context);
    if (item.messages) node.classList.toggle("last", item.last);
    if (node === entry?.node) return node;
    if (entry) replaceKeepingFocus(entry.node, node);
    else if (newest !== null) node.classList.add("arriving");
    drawn.set(item.key, { node, wanted });
    return node;
  }

  /** Scroll to a new message if the end was in sight, or if the person has just written it. */
  function follow(message) {
    if (!message || message.id === newest) return;
    const first = newest === null;
    const added = newest === null || message.id > newest;
    newest = message.id;
    if (!added) return;
    if (first || atBottom || message.from === context.me) {
      atBottom = true;
      toBottom(!first);
    } else below += 1;
    drawJump();
  }

  function drawNotice(chat) {
    notice.hidden = chat.messages.length > 0;
    if (notice.hidden) return;
    notice.replaceChildren(h("p", {}, t("chat.empty")));
  }

  function drawPinned(message) {
    pinned.hidden = !message;
    if (!message) return;
    pinned.dataset.pinned = message.id;
    pinned.replaceChildren(h("b", {}, t("chat.pinned")), h("span", {}, summary(message)));
  }

  function fail(error) {
    notice.hidden = false;
    notice.replaceChildren(h("p", {}, t("chat.failed")), h("small", {}, error.message));
  }

  /** Bring a message into sight and light it up for a moment. */
  function jump(id) {
    const node = inner.querySelector(`[data-message-id="${CSS.escape(String(id))}"]`)?.closest(".message");
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.add("lit");
    setTimeout(() => node.classList.remove("lit"), 1600);
  }

  /* Arrows go from message to message, Enter opens what can be done with one. */
  function walk(event) {
    const focused = document.activeElement;
    if (focused !== list && !focused.classList.contains("message")) return;
    const messages = [...inner.querySelectorAll(".message")];
    const at = messages.indexOf(focused);
    if (event.key === "ArrowUp") messages.at(at < 0 ? -1 : Math.max(0, at - 1))?.focus();
    else if (event.key === "ArrowDown") messages.at(at < 0 ? -1 : Math.min(messages.length - 1, at + 1))?.focus();
    else if (event.key === "Enter" && at >= 0) context.openMenuById(focused.dataset.messageId, focused);
    else return;
    event.preventDefault();
  }

  return { el, update, fail, jump, destroy: () => watcher.disconnect() };
}

/** Put a new view in the old one's place; a focused button keeps the focus if it is still there. */
function replaceKeepingFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = focused?.dataset.place;
  const wasMessage = focused === old;
  old.replaceWith(fresh);
  if (place) (fresh.querySelector(`[data-place="${place}"]`) ?? fresh).focus({ preventScroll: true });
  else if (wasMessage) fresh.focus({ preventScroll: true });
}
