/* Trials: what can go wrong in life, made on purpose. Faults of Telegram and mail, a crash, repeated updates. */

import { mailAvailable } from "./addresses.js";
import { api } from "./api.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { field, openDialog, openMenu } from "./overlay.js";
import { learnState } from "./events.js";
import { emit, store } from "./store.js";

const KINDS = {
  telegram: ["429", "403", "500", "timeout", "drop"],
  smtp: ["451", "550", "timeout", "drop", "disconnect"],
  imap: ["timeout", "drop", "disconnect", "403", "500"],
};
const METHODS = {
  telegram: ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto", "sendVoice", "getFile", "getUpdates"],
  smtp: ["MAIL", "RCPT", "DATA"],
  imap: ["LOGIN", "SELECT", "FETCH", "STORE", "MOVE", "IDLE"],
};

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

const options = (values, label) => values.map((value) => h("option", { value }, label(value)));

function askFault() {
  const number = (name, props) => h("input", { name, type: "number", required: true, ...props });
  const retry = field(t("fault.retry_after"), number("retry_after", { min: 1, max: 3600, value: 5 }));
  const service = h("select", { name: "service" }, options(Object.keys(KINDS), (value) => t(`fault.service.${value}`)));
  const kind = h("select", { name: "kind" });
  const method = h("select", { name: "method" });
  const when = h("select", { name: "when" }, options(["before", "after"], (value) => t(`fault.when.${value}`)));

  function drawService() {
    kind.replaceChildren(...options(KINDS[service.value], (value) => t(`fault.kind.${value}`)));
    method.replaceChildren(...options(["", ...METHODS[service.value]], (value) => value || t("fault.any")));
    drawRetry();
  }

  function drawRetry() {
    retry.hidden = kind.value !== "429";
  }

  service.addEventListener("change", drawService);
  kind.addEventListener("change", drawRetry);
  drawService();
  openDialog({
    title: t("trials.fault"), action: t("fault.action"), testid: "fault-dialog",
    fields: [
      mailAvailable() ? field(t("fault.service"), service) : null,
      field(t("fault.kind"), kind),
      field(t("fault.method"), method),
      field(t("fault.when"), when),
      field(t("fault.times"), number("times", { min: 1, max: 1000, value: 1 })),
      retry,
    ],
    submit: async (form) => {
      const { times, retry_after: seconds } = Object.fromEntries(new FormData(form));
      await api.addFault({
        service: service.value, kind: kind.value, when: when.value, times: Number(times),
        ...(method.value ? { method: method.value } : {}), ...(kind.value === "429" ? { retry_after: Number(seconds) } : {}),
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
