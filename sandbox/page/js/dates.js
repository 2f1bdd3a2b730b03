/* Moments as people read them, in the time zone of whoever reads. */

import { language, t } from "./i18n.js";

const formats = new Map();

/** English as the bot writes it: "23 November", not "November 23". */
const locale = () => (language() === "en" ? "en-GB" : language());

function format(options, zone) {
  const key = JSON.stringify([language(), zone, options]);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone || undefined }));
  }
  return formats.get(key);
}

const numbers = { year: "numeric", month: "2-digit", day: "2-digit" };

/** "14:05" */
export const clockTime = (date, zone) =>
  format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone).format(date);

/** A key of the calendar day, "2025-11-21", in that zone. */
export function dayKey(date, zone) {
  const parts = Object.fromEntries(format(numbers, zone).formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** "Сегодня", "Вчера" or "19 ноября", with the year when it is another. */
export function dayLabel(date, now, zone) {
  const day = dayKey(date, zone);
  if (day === dayKey(now, zone)) return t("date.today");
  if (day === dayKey(new Date(now.getTime() - 86_400_000), zone)) return t("date.yesterday");
  const sameYear = day.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  const options = { day: "numeric", month: "long" };
  return format(sameYear ? options : { ...options, year: "numeric" }, zone).format(date);
}

/** "пт 21 ноября" */
export const shortDate = (date, zone) =>
  format({ weekday: "short", day: "numeric", month: "long" }, zone).format(date).replace(",", "");

/** Full moment for a tooltip. */
export const fullMoment = (date, zone) => format({ dateStyle: "long", timeStyle: "medium" }, zone).format(date);

/** Seconds as "0:21". */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Minutes by which the zone is ahead of UTC at that moment. */
function offsetMinutes(date, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone || undefined, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(date);
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((local - Math.floor(date.getTime() / 60_000) * 60_000) / 60_000);
}

/** The moment at which the clocks of that zone show these words, "2025-11-24T09:00". */
export function momentIn(zone, words) {
  const asUtc = new Date(`${words}Z`);
  const guess = new Date(asUtc.getTime() - offsetMinutes(asUtc, zone) * 60_000);
  return new Date(asUtc.getTime() - offsetMinutes(guess, zone) * 60_000);
}

/** The words for a date-time field, "2025-11-24T09:00", in that zone. */
export const fieldWords = (date, zone) => `${dayKey(date, zone)}T${clockTime(date, zone)}`;

/** The next 9:00 of a Monday to Friday strictly later than `now`. The page knows no holidays. */
export function nextWorkingMorning(now, zone) {
  for (let days = 0; ; days += 1) {
    const day = dayKey(new Date(now.getTime() + days * 86_400_000), zone);
    const weekday = new Date(`${day}T12:00Z`).getUTCDay();
    const morning = momentIn(zone, `${day}T09:00`);
    if (weekday !== 0 && weekday !== 6 && morning > now) return morning;
  }
}
