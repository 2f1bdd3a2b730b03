/* Writing a mail: a new one to a mailbox of the company, or an answer in the manner of a mail program. */

import { api } from "./api.js";
import { deskMailboxes } from "./addresses.js";
import { h, icon, iconButton } from "./dom.js";
import { base64, pendingFile, pendingView, pickFiles, releaseFile } from "./files.js";
import { hasText, t } from "./i18n.js";
import { shortName } from "./mailletter.js";
import { field } from "./overlay.js";

const STYLES = ["gmail", "outlook", "yandex", "mailru", "apple", "thunderbird", "below", "between", "plain"];
const STYLE = "fieldpost.mail.style";
const CHECKS = ["pass", "fail", "none"];

/** The form; `letter` is what is answered, null for a new mail. `sent(answer)` and `cancel()` end it. */
export function createMailForm({ address, letter, sent, cancel }) {
  const files = [];
  const waiting = h("div");
  const error = h("p", { class: "dialog-error", role: "alert", hidden: true });
  const text = h("textarea", { name: "text", required: true, placeholder: t("mail.text"), "aria-label": t("mail.text"), data: { testid: "mail-form-text" } });
  const send = h("button", { type: "submit", class: "button primary", data: { testid: "mail-send" } }, icon("send"), h("span", {}, t("send")));
  const style = choice("style", STYLES, (value) => t(`mail.style.${value}`), localStorage.getItem(STYLE) ?? STYLES[0]);
  const to = choice("to", deskMailboxes().map((box) => box.address), boxName);
  const subject = h("input", { name: "subject", autocomplete: "off", maxlength: 200, data: { testid: "mail-form-subject" } });
  const el = h("form", { class: "mail-form", data: { testid: "mail-form" } },
    h("header", { class: "mail-head" },
      iconButton("back", t("mail.back"), cancel), h("b", { class: "mail-title" }, t(letter ? "mail.answering" : "mail.new"))),
    h("div", { class: "mail-fields" },
      letter
        ? [h("p", { class: "mail-answered" }, t("mail.answering_to", { name: shortName(letter.reply_to ?? letter.from), subject: letter.subject })),
          field(t("mail.style"), style, t("mail.style_hint"))]
        : [field(t("mail.to"), to), field(t("mail.subject"), subject)],
      text, waiting, trials(), error),
    h("footer", { class: "mail-foot" }, send,
      iconButton("clip", t("composer.attach"), attach, { data: { testid: "mail-attach" } })));

  el.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    error.hidden = true;
    try {
      const answer = await deliver();
      files.forEach(releaseFile);
      await sent(answer);
    } catch (reason) {
      error.textContent = t("composer.failed", { reason: reason.message });
      error.hidden = false;
    } finally {
      send.disabled = false;
    }
  });

  async function deliver() {
    const given = Object.fromEntries(new FormData(el));
    const mail = {
      text: text.value,
      auth: given.auth,
      attachments: await Promise.all(files.map(async ({ file }) => ({
        file_name: file.name, mime_type: file.type || "application/octet-stream", base64: await base64(file),
      }))),
      ...(given.robot ? { headers: { "Auto-Submitted": "auto-replied" } } : {}),
      ...(given.stranger ? { from: given.stranger } : {}),
    };
    if (!letter) return api.writeMail({ from: address, to: given.to, subject: given.subject, ...mail });
    localStorage.setItem(STYLE, given.style);
    return api.answerMail(address, { uid: letter.uid, style: given.style, ...mail });
  }

  async function attach() {
    files.push(...(await pickFiles("", true)).map((file) => pendingFile(file, false)));
    drawFiles();
  }

  function drawFiles() {
    waiting.replaceChildren(...(files.length ? [pendingView(files, (index) => { releaseFile(files.splice(index, 1)[0]); drawFiles(); })] : []));
  }

  return { el, begin: () => (letter ? text : subject).focus({ preventScroll: true }) };
}

/** What a person of ill will, or a robot, may do differently. */
function trials() {
  return h("details", { class: "mail-trials" },
    h("summary", {}, t("mail.trials")),
    field(t("mail.auth"), choice("auth", CHECKS, (value) => t(`mail.auth.${value}`)), t("mail.auth_hint")),
    field(t("mail.stranger_writes"), h("input", { type: "email", name: "stranger", autocomplete: "off", placeholder: "name@company.example" })),
    h("label", { class: "mail-check" }, h("input", { type: "checkbox", name: "robot" }), h("span", {}, t("mail.robot"))));
}

function choice(name, values, label, chosen) {
  return h("select", { name, data: { testid: `mail-form-${name}` } },
    values.map((value) => h("option", { value, selected: value === chosen }, label(value))));
}

function boxName(address) {
  const box = deskMailboxes().find((each) => each.address === address);
  const purpose = `mail.purpose.${box.purpose}`;
  return hasText(purpose) ? `${address} · ${t(purpose)}` : address;
}
