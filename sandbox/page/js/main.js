/* Start of the page: learn the sandbox, draw it, listen. */

import { learnAddresses } from "./addresses.js";
import { api } from "./api.js";
import { h } from "./dom.js";
import { listen } from "./events.js";
import { createHead } from "./head.js";
import { firstLanguage, t, useLanguage } from "./i18n.js";
import { toast } from "./overlay.js";
import { applyState, emit, on, restoreShown } from "./store.js";
import { storyStrip, tellOnce } from "./story.js";
import { createTable } from "./table.js";

const RETRY_MS = 1500;
const app = document.getElementById("app");
let parts = null;

async function start() {
  let state;
  try {
    state = await api.state();
    await learnAddresses();
  } catch (error) {
    await useLanguage(firstLanguage());
    app.replaceChildren(h("p", { class: "starting", role: "status" }, t("starting"), h("small", {}, error.message)));
    setTimeout(start, RETRY_MS);
    return;
  }
  await useLanguage(firstLanguage(state.language));
  applyState(state);
  restoreShown();
  draw();
  tellOnce();
  listen();
}

/** Draw the whole page; again after a change of its language. */
function draw() {
  const openChats = parts?.table.openChats() ?? new Map();
  parts?.head.stop();
  parts?.table.stop();
  const head = createHead();
  const table = createTable(openChats);
  parts = { head, table };
  const lost = h("p", { class: "lost", role: "status", hidden: true }, t("lost"));
  app.replaceChildren(...[head.el, lost, storyStrip(), table.switcher, table.row].filter(Boolean));
  emit("looked");
}

on("language", draw);
on("story", () => {
  app.querySelector(".story")?.remove();
  app.querySelector(".head").after(storyStrip());
});
on("connection", (alive) => {
  const lost = app.querySelector(".lost");
  if (lost) lost.hidden = alive;
});
on("problem", (words) => toast(document.body, words, "error"));
on("word", (words) => toast(document.body, words));
document.addEventListener("visibilitychange", () => emit("looked"));

start();
