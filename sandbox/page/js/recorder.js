/* Recording a voice message, and a sound file in its place where there is no microphone. */

import { h, icon, iconButton } from "./dom.js";
import { duration } from "./dates.js";
import { t } from "./i18n.js";
import { webmToOgg } from "./ogg.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** True when this page may ask for a microphone (browsers allow it on https and localhost only). */
export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/**
 * Record until the person sends or cancels. `bar` is filled with the recorder's own controls.
 * Resolves with the sound, or with null when cancelled; throws when there is no microphone.
 */
export async function record(bar) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType });
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const began = performance.now();
  const time = h("span", { class: "recorder-time", role: "timer" }, duration(0));
  const ticking = setInterval(() => time.replaceChildren(duration((performance.now() - began) / 1000)), 250);

  const keep = await new Promise((resolve) => {
    bar.replaceChildren(
      iconButton("trash", t("recorder.cancel"), () => resolve(false), { class: "danger" }),
      h("span", { class: "recorder-dot", "aria-hidden": "true" }), time,
      h("span", { class: "recorder-hint" }, t("recorder.on")),
      h("button", { type: "button", class: "send-button", "aria-label": t("recorder.send"), title: t("recorder.send"), data: { testid: "send-voice" }, on: { click: () => resolve(true) } }, icon("send")),
    );
    bar.querySelector(".send-button").focus();
    bar.onkeydown = (event) => event.key === "Escape" && resolve(false);
    recorder.start();
  });
  clearInterval(ticking);
  bar.onkeydown = null;
  await new Promise((resolve) => {
    recorder.addEventListener("stop", resolve, { once: true });
    recorder.stop();
  });
  for (const track of stream.getTracks()) track.stop();
  if (!keep) return null;
  const sound = new Blob(parts, { type: recorder.mimeType });
  return recorder.mimeType.includes("webm") ? webmToOgg(sound) : sound;
}
