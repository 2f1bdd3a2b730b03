/* Four short stories to follow, of six steps each: the way of a request, of a visit in the VIP
   programme, of a quality problem to the client's own word, of a client in the company's memory. Each step points at the phone or mailbox
   in which it happens. */

import { MAIL, contacts, deskMailboxes, mailShown, openMailOf, showMail } from "./addresses.js";
import { h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { openDialog } from "./overlay.js";
import { cast, emit, setActive, setShown, store } from "./store.js";

const DISMISSED = "fieldpost.story";
const NARROW = "(max-width: 719px)";

/** Of the sample: who is asked about the ticket that waits for the rep's letter when the demo opens. */
const ASKED = "goltz@reduktor.example";

/** Of the sample: to whom the first letter of the letter writer's day goes. */
const WRITTEN = "korneeva@citywindows.example";

let told = "story";

const name = (person) => person.first_name;
const correspondent = () => (deskMailboxes().length ? contacts()[0]?.name.split(" ")[0] : null);

/** The steps of each story with the sample's own people, as {title, text, at}; fewer where nobody
    plays a part. */
const STORIES = { story: requestSteps, programme: programmeSteps, quality: qualitySteps, memory: memorySteps };

function requestSteps() {
  const { rep, first, second, lead } = cast();
  const client = correspondent();
  return [
    rep && { title: t("story.1.title", { rep: name(rep) }), text: t("story.1.text"), at: rep.id },
    first && { title: t("story.2.title", { first: name(first) }), text: t("story.2.text"), at: first.id },
    second && { title: t("story.3.title", { first: name(first), second: name(second) }), text: t("story.3.text", { second: name(second) }), at: first.id },
    first && { title: t("story.4.title", { second: name(second ?? first) }), text: t("story.4.text"), at: (second ?? first).id },
    lead && { title: t("story.5.title", { lead: name(lead) }), text: t("story.5.text"), at: lead.id },
    client && { title: t("story.6.title", { client }), text: t("story.6.text"), at: MAIL },
  ].filter(Boolean);
}

function programmeSteps() {
  const { rep, lead, head } = cast();
  const client = correspondent();
  return [
    rep && { title: t("programme.1.title", { rep: name(rep) }), text: t("programme.1.text"), at: rep.id },
    client && { title: t("programme.2.title", { client }), text: t("programme.2.text"), at: MAIL },
    rep && { title: t("programme.3.title", { rep: name(rep) }), text: t("programme.3.text"), at: rep.id },
    rep && { title: t("programme.4.title", { rep: name(rep) }), text: t("programme.4.text"), at: rep.id },
    lead && { title: t("programme.5.title", { lead: name(lead) }), text: t("programme.5.text"), at: lead.id },
    head && { title: t("programme.6.title", { head: name(head) }), text: t("programme.6.text"), at: head.id },
  ].filter(Boolean);
}

function qualitySteps() {
  const { rep, lead } = cast();
  const asked = contacts().find((contact) => contact.address === ASKED);
  if (!rep || !lead || !asked) return [];
  const client = asked.name.split(" ")[0];
  const mail = { at: MAIL, address: ASKED };
  return [
    { title: t("quality.1.title", { rep: name(rep) }), text: t("quality.1.text"), at: rep.id },
    { title: t("quality.2.title", { client }), text: t("quality.2.text"), ...mail },
    { title: t("quality.3.title", { lead: name(lead) }), text: t("quality.3.text"), at: lead.id },
    { title: t("quality.4.title", { rep: name(rep) }), text: t("quality.4.text"), at: rep.id },
    { title: t("quality.5.title", { client }), text: t("quality.5.text"), ...mail },
    { title: t("quality.6.title", { rep: name(rep) }), text: t("quality.6.text"), at: rep.id },
  ];
}

function memorySteps() {
  const { head, coordinator, writer, developer } = cast();
  const written = contacts().find((contact) => contact.address === WRITTEN);
  if (!head || !coordinator || !writer || !developer || !written) return [];
  const client = written.name.split(" ")[0];
  return [
    { title: t("memory.1.title", { coordinator: name(coordinator) }), text: t("memory.1.text"), at: coordinator.id },
    { title: t("memory.2.title", { coordinator: name(coordinator) }), text: t("memory.2.text"), at: coordinator.id },
    { title: t("memory.3.title", { developer: name(developer) }), text: t("memory.3.text"), at: developer.id },
    { title: t("memory.4.title", { writer: name(writer) }), text: t("memory.4.text"), at: writer.id },
    { title: t("memory.5.title", { client }), text: t("memory.5.text"), at: MAIL, address: WRITTEN },
    { title: t("memory.6.title", { head: name(head) }), text: t("memory.6.text"), at: head.id },
  ];
}

/** Bring a step's place to the front; a mailbox or a phone that was put away comes back. */
function goTo({ at: place, address }) {
  if (address) openMailOf(address);
  if (place === MAIL && !mailShown()) showMail(true);
  if (place !== MAIL && !store.shown.includes(place)) setShown([...store.shown, place]);
  setActive(place);
}

function stepList(story, chosen) {
  return h("ol", { class: "story-steps", "aria-label": t(`${story}.title`) }, STORIES[story]().map((step, index) => h("li", {}, h(
    "button",
    { type: "button", class: "story-step", data: { testid: `${story}-${index + 1}` }, on: { click: () => chosen(step) } },
    h("span", { class: "story-number", "aria-hidden": "true" }, String(index + 1)),
    h("span", {}, h("b", {}, step.title), h("small", {}, step.text)),
  ))));
}

/** Which story is told; another one takes its place. */
function stories() {
  return h("div", { class: "story-choice" }, Object.keys(STORIES).map((story) => h(
    "button",
    { type: "button", "aria-pressed": String(story === told), data: { testid: `tell-${story}` }, on: { click: () => tell(story) } },
    t(`${story}.short`),
  )));
}

function tell(story) {
  told = story;
  emit("story");
  document.querySelector(`[data-testid="tell-${story}"]`)?.focus();
}

/** The strip with the story, unless it was dismissed here; null on a narrow screen. */
export function storyStrip() {
  if (localStorage.getItem(DISMISSED) || matchMedia(NARROW).matches) return null;
  const el = h("section", { class: "story", "aria-label": t(`${told}.title`), data: { testid: "story" } },
    stories(), stepList(told, goTo), iconButton("close", t("story.dismiss"), dismiss, { data: { testid: "story-dismiss" } }));
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
    fields: [h("p", { class: "dialog-hint" }, t("lead")), ...Object.keys(STORIES).flatMap((story) => [
      h("h3", { class: "story-name" }, t(`${story}.short`)),
      stepList(story, (step) => { dialog.close(); goTo(step); }),
    ])],
  });
}
