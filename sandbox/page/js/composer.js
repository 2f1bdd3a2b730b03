/* The line at the bottom of a chat: words, files, voice, commands, inline queries. */

import { api } from "./api.js";
import { createAttachments } from "./attachments.js";
import { h, icon, iconButton } from "./dom.js";
import { base64 } from "./files.js";
import { t } from "./i18n.js";
import { createInlineQuery } from "./inline.js";
import { createKeyboardSlot } from "./keyboardslot.js";
import { summary } from "./message.js";
import { toast } from "./overlay.js";
import { canRecord, record } from "./recorder.js";
import { store } from "./store.js";
import { createSuggestions } from "./suggest.js";

const TALLEST_PX = 120;
const NO_MICROPHONE = new Set(["NotFoundError", "NotAllowedError", "NotReadableError"]);

/** What is half written in one chat; it outlives a change of chat or language. */
function draftOf(person, chatId) {
  const key = `${person.id}:${chatId}`;
  const fresh = { text: "", replyTo: null, editing: null, files: [], hiddenKeyboard: null, forced: null };
  if (!store.drafts.has(key)) store.drafts.set(key, fresh);
  return store.drafts.get(key);
}

/** The composer of one chat. `phone`: {person, screen}; `feed` is the chat's. */
export function createComposer(phone, feed) {
  const { person, screen } = phone;
  const draft = draftOf(person, feed.id);
  const input = h("textarea", { rows: 1, enterkeyhint: "send", "aria-label": t("composer.message"), data: { testid: "composer" } });
  const suggestions = createSuggestions(input);
  const inline = createInlineQuery(person, suggestions, (result) => { clear(); deliver({ text: result.text, via_bot: true }); });
  const attachments = createAttachments({ person, draft, deliver, changed: drawSend, search });
  const menuButton = h("button",
    { type: "button", class: "menu-button", "aria-label": t("composer.commands"), title: t("composer.commands"), data: { testid: "commands" }, on: { click: toggleCommands } },
    h("span", { "aria-hidden": "true" }, "/"));
  const keyboard = createKeyboardSlot({ person, draft, feed, deliver });
  const sendButton = h("button", { type: "button", class: "send-button", data: { testid: "send" }, on: { click: submit } });
  const strip = h("div", { class: "composer-strip", hidden: true });
  const line = h("div", { class: "composer-line" }, menuButton, input, keyboard.button, attachments.button, sendButton);
  const recorder = h("div", { class: "recorder", hidden: true });
  const el = h("div", { class: "composer" }, suggestions.el, strip, attachments.el, line, recorder, keyboard.el);

  input.addEventListener("input", changed);
  input.addEventListener("keydown", onKey);
  input.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    attachments.add([...event.clipboardData.files], false);
  });

  function onKey(event) {
    if (event.isComposing || suggestions.takeKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      /* Enter on an empty line does nothing: the button there would begin a recording. */
      if (draft.text.trim() || draft.files.length) submit();
    } else if (event.key === "Escape") dropStrip();
  }

  function changed() {
    draft.text = input.value;
    fit();
    drawSend();
    if (/^\/\S*$/u.test(input.value)) showCommands(input.value.slice(1).toLowerCase());
    else if (!inline.handle(input.value)) suggestions.hide();
  }

  /* Browsers that cannot size a field by its content are helped; a hidden field has no height to go by. */
  function fit() {
    if (CSS.supports("field-sizing", "content")) return;
    input.style.height = "";
    if (draft.text) input.style.height = `${Math.min(input.scrollHeight, TALLEST_PX)}px`;
  }

  const mode = () => {
    if (draft.editing) return { name: "composer.save", icon: "check" };
    if (draft.text.trim() || draft.files.length) return { name: "send", icon: "send" };
    return { name: "composer.voice", icon: "mic" };
  };

  function drawSend() {
    const { name, icon: picture } = mode();
    sendButton.replaceChildren(icon(picture));
    sendButton.setAttribute("aria-label", t(name));
    sendButton.title = t(name);
    sendButton.classList.toggle("quiet", picture === "mic");
  }

  function showCommands(begin) {
    const found = (store.chats.get(feed.id)?.commands ?? []).filter((each) => each.command.startsWith(begin));
    suggestions.show(t("composer.commands"), found.map((each) => ({
      title: `/${each.command}`, description: each.description, pick: () => { clear(); deliver({ text: `/${each.command}` }); },
    })), { mark: begin !== "" });
  }

  function toggleCommands() {
    if (suggestions.isOpen()) suggestions.hide();
    else {
      input.focus();
      showCommands("");
    }
  }

  /* ---- sending ---- */

  function setText(text) {
    input.value = text;
    changed();
  }

  function clear() {
    setText("");
    suggestions.hide();
  }

  async function submit() {
    const text = draft.text.trim();
    if (inline.matches(draft.text)) input.focus();
    else if (draft.editing) await saveEdit(text);
    else if (draft.files.length) await sendWithFiles(text);
    else if (text) await sendText(text);
    else await sendVoice();
  }

  async function saveEdit(text) {
    if (!text) return;
    const saved = await attempt(() => api.edit(feed.id, person.id, draft.editing.id, text));
    if (saved) dropStrip();
  }

  async function sendText(text) {
    const written = draft.text;
    clear();
    if (!(await deliver({ text })) && !draft.text) setText(written);
  }

  async function sendWithFiles(text) {
    if (await attachments.sendAll(text)) clear();
  }

  async function sendVoice() {
    if (!canRecord()) return attachments.sendSoundFile();
    line.hidden = true;
    recorder.hidden = false;
    try {
      const sound = await record(recorder);
      if (sound) await deliver({ voice: await base64(sound) });
    } catch (error) {
      toast(screen, NO_MICROPHONE.has(error.name) ? t("recorder.none") : error.message, "error");
      if (NO_MICROPHONE.has(error.name)) await attachments.sendSoundFile();
    } finally {
      line.hidden = false;
      recorder.hidden = true;
    }
    return input.focus();
  }

  /** Send one message; true when the sandbox took it. The reply it belongs to is used up by it. */
  async function deliver(body) {
    const answered = draft.replyTo;
    const sent = await attempt(() => api.send(feed.id, person.id, { ...body, ...(answered ? { reply_to: answered.id } : {}) }));
    if (sent && draft.replyTo === answered) draft.replyTo = null;
    drawStrip();
    return sent;
  }

  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      toast(screen, t("composer.failed", { reason: error.message }), "error");
      return false;
    }
    await feed.refresh();
    return true;
  }

  function search(query) {
    setText(`@${store.bot.username} ${query}`);
    input.focus();
  }

  /* ---- the strip that says what is answered or edited ---- */

  function drawStrip() {
    const target = draft.editing ?? draft.replyTo;
    input.placeholder = feed.chat.placeholder ?? t("composer.placeholder");
    drawSend();
    strip.hidden = !target;
    if (!target) return;
    strip.replaceChildren(
      icon(draft.editing ? "edit" : "reply"),
      h("span", {}, h("b", {}, t(draft.editing ? "composer.editing" : "composer.replying")), h("span", {}, summary(target))),
      iconButton("close", t("cancel"), dropStrip),
    );
  }

  function dropStrip() {
    if (draft.editing) clear();
    draft.editing = null;
    draft.replyTo = null;
    drawStrip();
  }

  function reply(message) {
    dropStrip();
    draft.replyTo = message;
    drawStrip();
    input.focus();
  }

  function edit(message) {
    draft.replyTo = null;
    draft.editing = message;
    setText(message.text);
    drawStrip();
    input.focus();
  }

  /* ---- what the chat asks for ---- */

  /** Follow the chat: its reply keyboard, a forced reply, messages that are gone. */
  function update() {
    const { chat } = feed;
    const forced = chat.forceReply;
    if (forced && forced.id !== draft.forced && !draft.editing) draft.replyTo = forced;
    draft.forced = forced?.id ?? null;
    const gone = (message) => message && feed.loaded && !chat.messages.some((each) => each.id === message.id);
    if (gone(draft.replyTo) || gone(draft.editing)) dropStrip();
    drawStrip();
    keyboard.draw();
  }

  /** To be called once the composer is on the page: only then can the input be measured. */
  function mounted() {
    attachments.draw();
    setText(draft.text);
    suggestions.hide();
    update();
  }

  return { el, update, reply, edit, search, deliver, mounted };
}
