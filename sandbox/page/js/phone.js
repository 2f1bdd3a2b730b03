/* One person's phone: whose it is, the chats, the open chat with its composer. */

import { api } from "./api.js";
import { avatar, h, icon, iconButton } from "./dom.js";
import { createChatList } from "./chatlist.js";
import { createComposer } from "./composer.js";
import { clockTime } from "./dates.js";
import { learnState } from "./events.js";
import { createFeed } from "./feed.js";
import { hasText, t } from "./i18n.js";
import { openMenu } from "./overlay.js";
import { phoneContext } from "./phonecontext.js";
import { botName, companyZone, emit, fullName, groupsOf, now, personById, setActive, setShown, store } from "./store.js";

const ACTION_MS = 5000;

/** A role in the reader's language, with the department after it. */
export function roleLine(person) {
  const key = `role.${person.role ?? "stranger"}`;
  return [hasText(key) ? t(key) : person.role, person.department_title ?? person.department].filter(Boolean).join(" · ");
}

/** The phone of one person; `openChat` is the chat to begin with. */
export function createPhone(person, openChat) {
  const feeds = new Map();
  const title = h("b", { class: "chat-title" });
  const status = h("span", { class: "chat-status", role: "status", data: { testid: "chat-status" } });
  const face = h("span", { class: "chat-face" });
  const searchButton = iconButton("search", t("attach.search"), () => composer.search(""));
  const tabs = h("div", { class: "chat-tabs", role: "tablist", "aria-label": t("chat.list") });
  const body = h("div", { class: "chat-body" });
  const screen = h("div", { class: "screen" },
    h("header", { class: "chat-head" }, face, h("div", { class: "chat-names" }, title, status), searchButton), tabs, body);
  const zoneTime = h("span", { class: "zone-time" });
  const moreButton = iconButton("more", t("phone.menu", { name: fullName(person) }), openPhoneMenu, { "aria-haspopup": "menu", data: { testid: "phone-menu" } });
  const el = h("article", { class: "phone", "aria-label": fullName(person), data: { person: person.id, testid: "phone" } },
    h("header", { class: "phone-owner" },
      avatar(fullName(person), person.id),
      h("div", {}, h("h2", {}, fullName(person)), h("p", {}, roleLine(person), zoneTime)),
      moreButton),
    screen);
  const phone = { person, screen, el };
  let open = null;
  let list = null;
  let composer = null;
  let action = null;
  let actionEnds = 0;

  el.addEventListener("focusin", () => store.active !== person.id && setActive(person.id));

  /** Chats the person has: the bot's first, then the groups. */
  function syncFeeds() {
    Object.assign(person, personById(person.id));
    const wanted = [person.chat_id, ...groupsOf(person).map((group) => group.id)];
    for (const id of [...feeds.keys()]) if (!wanted.includes(id)) feeds.delete(id);
    for (const id of wanted) {
      if (feeds.has(id)) continue;
      feeds.set(id, createFeed(id, person.id, changed));
      feeds.get(id).refresh();
    }
    if (!feeds.has(open)) return show(feeds.has(openChat) ? openChat : successor(wanted));
    drawHead();
    drawTabs();
    return drawAct();
  }

  /** The chat to open when the open one is gone: a group that became a supergroup keeps its name. */
  const successor = (ids) => ids.find((id) => open !== null && groupOf(id)?.title === title.textContent) ?? ids[0];

  const groupOf = (id) => store.groups.find((group) => group.id === id);
  const chatName = (id) => groupOf(id)?.title ?? botName();

  function show(id) {
    list?.destroy();
    open = id;
    el.dataset.chat = id;
    const feed = feeds.get(id);
    composer = createComposer(phone, feed);
    list = createChatList(phoneContext({ phone, feed, composer, isGroup: Boolean(groupOf(id)), jump: (...to) => list.jump(...to) }));
    list.el.dataset.chat = id;
    body.replaceChildren(list.el, composer.el);
    composer.mounted();
    stopTyping();
    if (feed.loaded) changed(feed);
    drawHead();
    drawTabs();
  }

  function changed(feed) {
    if (feed.id === open) {
      if (feed.failed && !feed.loaded) list.fail(feed.failed);
      else draw(feed);
    }
    drawTabs();
    emit("unread", person.id);
  }

  function draw(feed) {
    if (isSeen()) feed.look();
    list.update(feed.chat);
    composer.update();
    drawAct();
    if (feed.chat.action) startTyping(feed.chat.action);
    else stopTyping();
  }

  /* On a narrow screen only one phone is seen; the others gather unread messages. */
  const isSeen = () => el.offsetParent !== null && !document.hidden;

  const isBlocked = () => Boolean(store.chats.get(person.id)?.blocked);

  /** A bot that is blocked or was never started has one wide button where one writes. */
  function drawAct() {
    const shown = !groupOf(open) && (isBlocked() ? "unblock" : isFresh() && "start");
    composer.el.hidden = Boolean(shown);
    body.querySelector(".chat-act")?.remove();
    if (!shown) return;
    const act = isBlocked() ? unblock : () => composer.deliver({ text: "/start" });
    body.append(h("button", { type: "button", class: "chat-act", data: { testid: shown }, on: { click: act } }, t(`phone.${shown}`)));
  }

  const isFresh = () => feeds.get(open).loaded && feeds.get(open).chat.messages.length === 0;

  function drawHead() {
    const group = groupOf(open);
    title.textContent = chatName(open);
    face.replaceChildren(group ? avatar(group.title, group.id) : h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bot")));
    searchButton.hidden = !store.bot.username;
    drawStatus();
  }

  function drawStatus() {
    const group = groupOf(open);
    const quiet = () => (group ? t("chat.members", { n: group.members.length }) : t(store.desk.up ? "chat.bot" : "chat.bot_down"));
    const words = action ? t(hasText(`chat.${action}`) ? `chat.${action}` : "chat.typing") : quiet();
    if (status.textContent !== words) status.textContent = words;
    status.classList.toggle("typing", Boolean(action));
  }

  function startTyping(what) {
    action = what;
    clearTimeout(actionEnds);
    actionEnds = setTimeout(stopTyping, ACTION_MS);
    drawStatus();
  }

  function stopTyping() {
    action = null;
    clearTimeout(actionEnds);
    drawStatus();
  }

  /* Tabs are changed in place: one replaced under a finger would lose the tap. */
  function drawTabs() {
    tabs.hidden = feeds.size < 2;
    const ids = [...feeds.keys()];
    if (ids.join() !== [...tabs.children].map((tab) => tab.dataset.chat).join()) tabs.replaceChildren(...ids.map(newTab));
    for (const tab of tabs.children) {
      const feed = feeds.get(Number(tab.dataset.chat));
      const isOpen = feed.id === open;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      const unread = isOpen ? 0 : feed.unread;
      tab.querySelector(".badge")?.remove();
      if (unread) tab.append(h("span", { class: "badge", "aria-label": t("chat.unread", { n: unread }) }, String(unread)));
    }
  }

  function newTab(id) {
    const group = groupOf(id);
    return h("button", { type: "button", role: "tab", data: { chat: id, testid: "chat-tab" }, on: { click: () => show(id) } },
      icon(group ? "group" : "bot"), h("span", {}, group?.title ?? t("chat.tab_bot")));
  }

  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const ids = [...feeds.keys()];
    show(ids.at((ids.indexOf(open) + step) % ids.length));
    tabs.querySelector("[aria-selected=true]").focus();
  });

  /* ---- what can be done with the phone ---- */

  function openPhoneMenu() {
    const group = groupOf(open);
    openMenu(moreButton, [
      { icon: "globe", text: t("phone.language"), run: () => { show(person.chat_id); composer.deliver({ text: "/language" }); } },
      isBlocked()
        ? { icon: "check", text: t("phone.unblock"), run: unblock }
        : { icon: "block", text: t("phone.block"), run: block },
      group ? { icon: "group", text: t("phone.migrate"), run: () => act(() => api.migrate(group.id)) } : null,
      { icon: "close", text: t("phone.hide"), run: () => setShown(store.shown.filter((id) => id !== person.id)) },
    ]);
  }

  const block = () => act(() => api.block(person.id));
  const unblock = () => act(() => api.unblock(person.id));

  async function act(run) {
    try {
      await run();
      await learnState();
    } catch (error) {
      emit("problem", error.message);
    }
  }

  function drawClock() {
    const elsewhere = person.time_zone !== companyZone();
    zoneTime.textContent = elsewhere ? ` · ${clockTime(now(), person.time_zone)}` : "";
  }

  syncFeeds();
  drawClock();
  return {
    el,
    get open() { return open; },
    unread: () => [...feeds.values()].reduce((sum, feed) => sum + feed.unread, 0),
    sync: syncFeeds,
    refresh: (chatId) => (chatId === undefined ? [...feeds.values()].forEach((feed) => feed.refresh()) : feeds.get(chatId)?.refresh()),
    typing: (chatId, what) => chatId === open && startTyping(what),
    desk: drawStatus,
    clock: () => { drawClock(); if (feeds.get(open).loaded) list.update(feeds.get(open).chat); },
    seen: () => { if (feeds.get(open).loaded) changed(feeds.get(open)); },
    destroy: () => { list.destroy(); clearTimeout(actionEnds); },
  };
}
