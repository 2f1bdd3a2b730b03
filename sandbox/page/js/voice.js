/* A voice message: play, its real waveform, the time. */

import { h, icon } from "./dom.js";
import { duration } from "./dates.js";
import { t } from "./i18n.js";

const BARS = 36;
let playing = null;
let context = null;

/** Loudness of a sound file as BARS numbers from 0 to 1. Fails on a format the browser cannot read. */
async function loudness(url) {
  const answer = await fetch(url);
  context ??= new OfflineAudioContext(1, 1, 44_100);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  const samples = sound.getChannelData(0);
  const step = Math.max(1, Math.floor(samples.length / BARS));
  const peaks = Array.from({ length: BARS }, (_, bar) => {
    let sum = 0;
    for (let at = bar * step; at < (bar + 1) * step && at < samples.length; at += 1) sum += samples[at] ** 2;
    return Math.sqrt(sum / step);
  });
  const loudest = Math.max(...peaks, 1e-6);
  return { peaks: peaks.map((peak) => peak / loudest), seconds: sound.duration };
}

/** The player of a voice message or a sound file. */
export function voicePlayer(media) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = media.url;
  const bars = Array.from({ length: BARS }, () => h("i"));
  const time = h("span", { class: "voice-time" }, media.duration ? duration(media.duration) : "");
  const button = h("button", { type: "button", class: "voice-play", "aria-label": t("media.play") }, icon("play"));
  const wave = h("div", { class: "voice-wave", "aria-hidden": "true" }, bars);
  let seconds = media.duration ?? 0;

  loudness(media.url).then(
    (sound) => {
      seconds = sound.seconds;
      time.textContent = duration(seconds);
      sound.peaks.forEach((peak, index) => bars[index].style.setProperty("--peak", peak.toFixed(2)));
    },
    () => wave.classList.add("unknown"),
  );
  const draw = () => {
    button.replaceChildren(icon(audio.paused ? "play" : "pause"));
    button.setAttribute("aria-label", t(audio.paused ? "media.play" : "media.pause"));
  };
  const advance = () => {
    const part = seconds ? audio.currentTime / seconds : 0;
    bars.forEach((bar, index) => bar.classList.toggle("played", index < part * BARS));
    time.textContent = duration(audio.paused && part === 0 ? seconds : audio.currentTime);
  };
  button.addEventListener("click", () => {
    if (!audio.paused) return audio.pause();
    playing?.pause();
    playing = audio;
    return audio.play().catch(() => time.replaceChildren(t("media.unplayable")));
  });
  audio.addEventListener("play", draw);
  audio.addEventListener("pause", draw);
  audio.addEventListener("timeupdate", advance);
  audio.addEventListener("ended", () => {
    audio.currentTime = 0;
    advance();
  });
  return h("div", { class: "voice", data: { testid: "voice" } }, button, h("div", { class: "voice-body" }, wave, time));
}
