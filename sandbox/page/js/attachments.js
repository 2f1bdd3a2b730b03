/* The paperclip of a composer, and the files that wait there to be sent. */

import { h, iconButton } from "./dom.js";
import { askContact, askLocation, base64, filePayload, pendingFile, pendingView, pickFiles, releaseFile } from "./files.js";
import { t } from "./i18n.js";
import { openMenu } from "./overlay.js";
import { store } from "./store.js";

/**
 * Attachments of one composer. `draft.files` holds what waits; `deliver(body)` sends one message and says
 * whether it went; `changed()` is called when files come or go; `search()` begins an inline query.
 */
export function createAttachments({ person, draft, deliver, changed, search }) {
  const el = h("div");
  const button = iconButton("clip", t("composer.attach"), open, { "aria-haspopup": "menu", data: { testid: "attach" } });

  function open() {
    const pick = async (accept, asFile) => add(await pickFiles(accept, true), asFile);
    openMenu(button, [
      { icon: "image", text: t("attach.photo"), run: () => pick("image/jpeg,image/png,image/webp,video/mp4", false) },
      { icon: "file", text: t("attach.file"), run: () => pick("", true) },
      { icon: "mic", text: t("attach.voice_file"), run: sendSoundFile },
      { icon: "pin", text: t("attach.location"), run: () => askLocation(deliver) },
      { icon: "person", text: t("attach.contact"), run: () => askContact(person, deliver) },
      store.bot.username ? { icon: "search", text: t("attach.search"), run: () => search("") } : null,
    ]);
  }

  function add(list, asFile) {
    draft.files.push(...list.map((file) => pendingFile(file, asFile)));
    draw();
  }

  function draw() {
    el.replaceChildren(...(draft.files.length ? [pendingView(draft.files, remove)] : []));
    changed();
  }

  function remove(index) {
    releaseFile(draft.files.splice(index, 1)[0]);
    draw();
  }

  /** Send what waits, the words with the last file; stops at the first that fails, keeping the rest. */
  async function sendAll(text) {
    while (draft.files.length) {
      const body = await filePayload(draft.files[0]);
      const caption = text && draft.files.length === 1 ? { text } : {};
      if (!(await deliver({ ...body, ...caption }))) return false;
      remove(0);
    }
    return true;
  }

  /** A sound file goes as a voice message: the way for a machine without a microphone. */
  async function sendSoundFile() {
    const [file] = await pickFiles("audio/*", false);
    if (file) await deliver({ voice: await base64(file) });
  }

  return { el, button, add, draw, sendAll, sendSoundFile };
}
