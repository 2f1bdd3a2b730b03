/* Trials: what can go wrong in life, made on purpose. Faults of Telegram, a crash, repeated updates. */

import { api } from "./api.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { field, openDialog, openMenu } from "./overlay.js";
import { learnState } from "./events.js";
import { emit, store } from "./store.js";

const KINDS = ["429", "403", "500", "timeout", "drop"];
const METHODS = ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto", "sendVoice", "getFile", "getUpdates"];

/** The menu of trials beside its button. */
export async function openTrials(anchor) {
  /* Faults are used up silently: ask how many are left. */
  await learnState();
  openMenu(anchor, [
    { icon: "bolt", text: t("trials.fault"), run: askFault },
    store.faults.length ? { icon: "check", text: t("trials.clear", { n: store.faults.length }), run: () => run(api.clearFaults, t("trials.cleared")) } : null,
    { icon: "refresh", text: t("trials.redeliver"), run: askRedeliver },
    { icon: "block", text: t("trials.crash"), danger: true, run: () => run(api.crash, t("trials.crashed")) },
  ]);
}

async function run(act, done) {
  try {
    await act();
    await learnState();
    emit("word", done);
  } catch (error) {
    emit("problem", error.message);
  }
}

function choice(name, values, label) {
  return h("select", { name }, values.map((value) => h("option", { value }, label(value))));
}

function askFault() {
  const number = (name, props) => h("input", { name, type: "number", required: true, ...props });
  const retry = field(t("fault.retry_after"), number("retry_after", { min: 1, max: 3600, value: 5 }));
  const kind = choice("kind", KINDS, (value) => t(`fault.kind.${value}`));
  kind.addEventListener("change", () => { retry.hidden = kind.value !== "429"; });
  openDialog({
    title: t("trials.fault"), action: t("fault.action"), testid: "fault-dialog",
    fields: [
      field(t("fault.kind"), kind),
      field(t("fault.method"), choice("method", ["", ...METHODS], (value) => value || t("fault.any"))),
      field(t("fault.when"), choice("when", ["before", "after"], (value) => t(`fault.when.${value}`))),
      field(t("fault.times"), number("times", { min: 1, max: 1000, value: 1 })),
      retry,
    ],
    submit: async (form) => {
      const { method, kind: chosen, when, times, retry_after: seconds } = Object.fromEntries(new FormData(form));
      await api.addFault({
        service: "telegram", kind: chosen, when, times: Number(times),
        ...(method ? { method } : {}), ...(chosen === "429" ? { retry_after: Number(seconds) } : {}),
      });
      await learnState();
      emit("word", t("fault.set"));
    },
  });
}

function askRedeliver() {
  const last = h("input", { name: "last", type: "number", min: 1, max: 1000, value: 5, required: true });
  openDialog({
    title: t("trials.redeliver"), action: t("trials.redeliver_action"), testid: "redeliver-dialog",
    fields: [field(t("trials.redeliver_last"), last, t("trials.redeliver_hint"))],
    submit: async () => {
      await api.redeliver(last.valueAsNumber);
      emit("word", t("trials.redelivered"));
    },
  });
}
