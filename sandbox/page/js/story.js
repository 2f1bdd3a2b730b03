/* A short story to follow, in six steps; each points at the phone or mailbox in which it happens. */

import { MAIL, contacts, deskMailboxes, mailShown, showMail } from "./addresses.js";
import { h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { openDialog } from "./overlay.js";
import { cast, emit, setActive } from "./store.js";

const DISMISSED = "fieldpost.story";
const NARROW = "(max-width: 719px)";

/** The steps with the sample's own people, as {title, text, at}; fewer where nobody plays a part. */
function steps() {
  const { rep, first, second, lead } = cast();
  const name = (person) => person.first_name;
  const client = deskMailboxes().length ? contacts()[0]?.name.split(" ")[0] : null;
  return [
    rep && { title: t("story.1.title", { rep: name(rep) }), text: t("story.1.text"), at: rep.id },
    first && { title: t("story.2.title", { first: name(first) }), text: t("story.2.text"), at: first.id },
    second && { title: t("story.3.title", { first: name(first), second: name(second) }), text: t("story.3.text", { second: name(second) }), at: first.id },
    first && { title: t("story.4.title", { second: name(second ?? first) }), text: t("story.4.text"), at: (second ?? first).id },
    lead && { title: t("story.5.title", { lead: name(lead) }), text: t("story.5.text"), at: lead.id },
    client && { title: t("story.6.title", { client }), text: t("story.6.text"), at: MAIL },
  ].filter(Boolean);
}

/** Bring a step's place to the front; a mailbox that was put away comes back. */
function goTo(place) {
  if (place === MAIL && !mailShown()) showMail(true);
  setActive(place);
}

function stepList(chosen) {
  return h("ol", { class: "story-steps" }, steps().map((step, index) => h("li", {}, h(
    "button",
    { type: "button", class: "story-step", data: { testid: `story-${index + 1}` }, on: { click: () => chosen(step.at) } },
    h("span", { class: "story-number", "aria-hidden": "true" }, String(index + 1)),
    h("span", {}, h("b", {}, step.title), h("small", {}, step.text)),
  ))));
}

/** The strip with the story, unless it was dismissed here; null on a narrow screen. */
export function storyStrip() {
  if (localStorage.getItem(DISMISSED) || matchMedia(NARROW).matches) return null;
  const el = h("section", { class: "story", "aria-label": t("story.title"), data: { testid: "story" } },
    stepList(goTo), iconButton("close", t("story.dismiss"), dismiss, { data: { testid: "story-dismiss" } }));
  function dismiss() {
    localStorage.setItem(DISMISSED, "1");
    el.remove();
  }
  return el;
}

/** Show the story again: as the strip, or over a narrow screen. */
export function recallStory() {
  localStorage.removeItem(DISMISSED);
  if (matchMedia(NARROW).matches) openStory();
  else emit("story");
}

/** On a narrow screen the story is told once, over the page. */
export function tellOnce() {
  if (!matchMedia(NARROW).matches || localStorage.getItem(DISMISSED)) return;
  openStory();
}

function openStory() {
  localStorage.setItem(DISMISSED, "1");
  const dialog = openDialog({
    title: t("name"), testid: "story",
    fields: [h("p", { class: "dialog-hint" }, t("lead")), stepList((id) => { dialog.close(); goTo(id); })],
  });
}
