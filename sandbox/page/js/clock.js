/* The sandbox's clock and the ways to move it forward. */

import { api } from "./api.js";
import { h, icon } from "./dom.js";
import { clockTime, fieldWords, momentIn, nextWorkingMorning, shortDate } from "./dates.js";
import { t } from "./i18n.js";
import { field, openDialog, openMenu } from "./overlay.js";
import { companyZone, emit, now, on, setClock } from "./store.js";

const STEPS = [
  { key: "clock.hour", advance: "PT1H" },
  { key: "clock.day", advance: "P1D" },
  { key: "clock.three_days", advance: "P3D" },
];

/* The company's own zone is that of most of its people. */
const zone = companyZone;

/** The clock of the page's head; calls `stop` to end its ticking. */
export function createClock() {
  const date = h("span", { class: "clock-date" });
  const time = h("b", { class: "clock-time" });
  const face = h("div", { class: "clock-face", role: "timer", "aria-label": t("clock.label"), data: { testid: "clock" } }, icon("clock"), time, date);
  const buttons = STEPS.map((step) => forwardButton(t(step.key), () => api.advance(step.advance), step.advance));
  buttons.push(
    forwardButton(t("clock.morning"), () => api.forwardTo(nextWorkingMorning(now(), zone()).toISOString()), "morning", t("clock.morning_hint")),
    h("button", { type: "button", class: "chip", title: t("clock.custom"), data: { testid: "clock-custom" }, on: { click: askMoment } }, t("clock.other")),
  );
  const forward = h("div", { class: "clock-forward", role: "group", "aria-label": t("clock.forward") }, buttons);
  const compact = h("button", { type: "button", class: "chip clock-compact", "aria-haspopup": "menu", "aria-label": t("clock.forward"), data: { testid: "clock-menu" }, on: { click: openCompact } }, t("clock.short"));
  const el = h("div", { class: "clock" }, face, forward, compact);

  function forwardButton(text, run, id, title) {
    return h("button", { type: "button", class: "chip", title: title ?? t("clock.forward_by", { step: text }), data: { testid: `clock-${id}` }, on: { click: () => move(run) } }, text);
  }

  /* Moving may take a while: the desk stops at every moment at which something is due. */
  async function move(run) {
    el.setAttribute("aria-busy", "true");
    for (const button of [...buttons, compact]) button.disabled = true;
    try {
      setClock((await run()).now);
    } catch (error) {
      emit("problem", t("clock.failed", { reason: error.message }));
    } finally {
      el.removeAttribute("aria-busy");
      for (const button of [...buttons, compact]) button.disabled = false;
    }
  }

  function openCompact() {
    openMenu(compact, [
      ...STEPS.map((step) => ({ icon: "clock", text: t("clock.forward_by", { step: t(step.key) }), run: () => move(() => api.advance(step.advance)) })),
      { icon: "clock", text: t("clock.morning_long"), run: () => move(() => api.forwardTo(nextWorkingMorning(now(), zone()).toISOString())) },
      { icon: "edit", text: t("clock.custom"), run: askMoment },
    ]);
  }

  function askMoment() {
    const least = fieldWords(new Date(now().getTime() + 60_000), zone());
    const input = h("input", { type: "datetime-local", required: true, min: least, value: least });
    openDialog({
      title: t("clock.custom"), action: t("clock.go"), testid: "clock-dialog",
      fields: [field(t("clock.moment"), input, t("clock.moment_hint", { zone: zone() ?? "" }))],
      submit: async () => { move(() => api.forwardTo(momentIn(zone(), input.value).toISOString())); },
    });
  }

  function draw() {
    const moment = now();
    time.textContent = clockTime(moment, zone());
    date.textContent = shortDate(moment, zone());
  }

  draw();
  const ticking = setInterval(draw, 1000);
  const forget = on("clock", draw);
  return { el, stop: () => { clearInterval(ticking); forget(); } };
}
