/* The head of the page: what this is, the desk's health, the clock, the people, the trials. */

import { createClock } from "./clock.js";
import { h, icon, iconButton } from "./dom.js";
import { language, rememberLanguage, t, useLanguage } from "./i18n.js";
import { choosePeople } from "./people.js";
import { emit, on, store } from "./store.js";
import { recallStory } from "./story.js";
import { openTrials } from "./trials.js";

/** The head; `stop` ends its clock. */
export function createHead() {
  const clock = createClock();
  const desk = h("span", { class: "desk-state", role: "status", data: { testid: "desk" } });
  const faults = h("span", { class: "badge", hidden: true });
  const trials = h("button",
    { type: "button", class: "tool", "aria-haspopup": "menu", title: t("trials.title"), data: { testid: "trials" }, on: { click: () => openTrials(trials) } },
    icon("bolt"), h("span", {}, t("trials.title")), faults);
  const people = h("button",
    { type: "button", class: "tool", title: t("people.title"), data: { testid: "people" }, on: { click: choosePeople } },
    icon("people"), h("span", {}, t("people.button")));
  const el = h("header", { class: "head" },
    h("div", { class: "brand" },
      h("img", { src: "./img/logo.svg", alt: "", width: 36, height: 36 }),
      h("div", {}, h("h1", {}, t("name"), desk), h("p", {}, t("lead")))),
    clock.el,
    h("nav", { class: "tools", "aria-label": t("tools") },
      people, trials, iconButton("help", t("story.recall"), recallStory, { data: { testid: "help" } }), languageSwitch()));

  function drawDesk() {
    const words = t(store.desk.up ? "desk.up" : "desk.down");
    desk.className = store.desk.up ? "desk-state up" : "desk-state down";
    desk.replaceChildren(h("span", {}, words));
    desk.title = words;
  }

  function drawFaults() {
    faults.hidden = !store.faults.length;
    faults.textContent = String(store.faults.length);
    faults.setAttribute("aria-label", t("trials.active", { n: store.faults.length }));
  }

  drawDesk();
  drawFaults();
  const forget = [on("desk", drawDesk), on("faults", drawFaults)];
  return { el, stop: () => { clock.stop(); forget.forEach((each) => each()); } };
}

function languageSwitch() {
  const choose = async (code) => {
    if (code === language()) return;
    rememberLanguage(code);
    await useLanguage(code);
    emit("language");
    document.querySelector(`.language [lang=${code}]`)?.focus();
  };
  const button = (code, name) => h("button",
    { type: "button", lang: code, "aria-label": name, "aria-pressed": String(code === language()), data: { testid: `language-${code}` }, on: { click: () => choose(code) } },
    code.toUpperCase());
  return h("div", { class: "language", role: "group", "aria-label": t("language") }, button("ru", "Русский"), button("en", "English"));
}
