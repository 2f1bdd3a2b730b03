/* Small helpers to build DOM. Foreign text only ever reaches the page as text nodes. */

/**
 * Make an element. Props: `class`, `data` (object), `on` (object of listeners), anything else is an
 * attribute; false, null and undefined leave the attribute out, true sets it empty.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/* 24 × 24 outlines, drawn with the colour of the text around them. */
const ICONS = {
  send: "M4.5 12 3 4.2l18 7.8L3 19.8 4.5 12Zm0 0H12",
  mic: "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15Zm-6.5-3.5a6.5 6.5 0 0 0 13 0M12 18v3",
  clip: "m20 11.5-8.2 8.1a5 5 0 0 1-7-7L13 4.4a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.1a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5",
  close: "M6 6l12 12M18 6 6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  reply: "M10 5 4 11l6 6v-4c5 0 8 1.5 10 5 0-6-3-10-10-10.5Z",
  edit: "M5 19l1-4L16.5 4.5l3 3L9 18Zm9-12 3 3",
  copy: "M9 9h10v11H9Zm-4 6V4h10v2",
  down: "m6 9 6 6 6-6",
  check: "m5 12.5 4.5 4.5L19 7.5",
  plus: "M12 5v14M5 12h14",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 8.5a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14a6.5 6.5 0 0 1 3.5 5.5",
  tools: "M14.5 6.5a4 4 0 0 0 5 5L21 14l-7 7-3-3M14.5 6.5 12 4a5 5 0 0 0-6 6l-4 4 3 3 4-4",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6Z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.5-11.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8m0 3v.01",
  file: "M6 3h8l5 5v13H6Zm8 0v5h5",
  image: "M4 5h16v14H4Zm0 11 5-5 4 4 3-3 4 4M15.5 9.5v.01",
  pin: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 9a7.5 7.5 0 0 1 15 0",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.6 5.6l12.8 12.8",
  refresh: "M20 11a8 8 0 0 0-14.5-3.5L4 9m0-5v5h5m-5 4a8 8 0 0 0 14.5 3.5L20 15m0 5v-5h-5",
  keyboard: "M3 6h18v12H3Zm4 4v.01M11 10v.01M15 10v.01M18 10v.01M8 14.5h8",
  lock: "M6 11h12v9H6Zm3 0V8a3 3 0 0 1 6 0v3",
  link: "M7 17 17 7m0 0H9m8 0v8",
  play: "M8 5.5v13l11-6.5Z",
  pause: "M8 5.5v13M16 5.5v13",
  group: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 8a6.5 6.5 0 0 1 13 0M5 12.5a2.5 2.5 0 1 1 .8-4.8M19 12.5a2.5 2.5 0 1 0-.8-4.8",
  bot: "M5 9h14v10H5Zm7-5v5M9 13.5v.01M15 13.5v.01M2.5 13v3M21.5 13v3",
  mail: "M3.5 6h17v12h-17Zm0 .5L12 13l8.5-6.5",
  back: "m14.5 5-7 7 7 7",
  trash: "M5 7h14M10 4h4M7 7l1 13h8l1-13",
};

/** An outline icon, hidden from screen readers: the button around it carries the words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button showing only an icon; `label` is what a screen reader says and the mouse shows. */
export function iconButton(name, label, onClick, props = {}) {
  const look = ["icon-button", props.class].filter(Boolean).join(" ");
  return h(
    "button",
    { type: "button", "aria-label": label, title: label, ...props, class: look, on: { click: onClick } },
    icon(name),
  );
}

/** A round picture of a person or chat: initials on a colour which the id decides. */
export function avatar(name, id) {
  const initials = name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("");
  return h("span", { class: `avatar hue-${Math.abs(Number(id) || 0) % 7}`, "aria-hidden": "true" }, initials);
}
