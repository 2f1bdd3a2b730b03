/* What a message carries besides words. */

import { h, icon, iconButton } from "./dom.js";
import { language, t } from "./i18n.js";
import { voicePlayer } from "./voice.js";

const LINK = { target: "_blank", rel: "noopener noreferrer" };

/** The view of one message's media. */
export function mediaView(media) {
  const views = { photo, video, animation: video, voice: voicePlayer, audio: voicePlayer, location, venue: location, contact };
  return (views[media.kind] ?? document_)(media);
}

/** An album: photos and videos side by side, each still its own message by id. */
export function albumView(messages) {
  const cells = messages.map((message) =>
    h("div", { class: "album-cell", data: { messageId: message.id } }, mediaView(message.media)));
  return h("div", { class: `album of-${Math.min(messages.length, 4)}` }, cells);
}

function photo(media) {
  const image = h("img", { src: media.url, alt: t("media.photo"), width: media.width, height: media.height });
  const button = h("button", { type: "button", class: "photo", "aria-label": t("media.open_photo") }, image);
  button.addEventListener("click", () => enlarge(media.url));
  return button;
}

/** The photo over the whole page, until Escape or a click. */
function enlarge(url) {
  const dialog = h("dialog", { class: "lightbox", "aria-label": t("media.photo") });
  dialog.append(h("img", { src: url, alt: t("media.photo") }), iconButton("close", t("close"), () => dialog.close()));
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const video = (media) => h("video", { class: "video", src: media.url, controls: true, preload: "metadata", "aria-label": t("media.video") });

function document_(media) {
  const name = media.file_name ?? t("media.document");
  const extension = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return h(
    "a",
    { class: "document", href: media.url, download: name },
    h("span", { class: "document-icon", "aria-hidden": "true" }, extension ? h("b", {}, extension) : icon("file")),
    h("span", { class: "document-words" },
      h("span", { class: "document-name" }, name),
      h("span", { class: "document-size" }, fileSize(media.size ?? 0))),
  );
}

function location(media) {
  const { latitude, longitude } = media;
  const words = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return h("a", { class: "location", href, ...LINK },
    h("span", { class: "location-map", "aria-hidden": "true" }, icon("pin")),
    h("span", { class: "location-words" }, h("b", {}, media.title ?? t("media.location")), h("span", {}, media.address ?? words)));
}

function contact(media) {
  const name = [media.first_name, media.last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" },
    h("span", { class: "contact-icon", "aria-hidden": "true" }, icon("person")),
    h("span", { class: "contact-words" },
      h("b", {}, name || t("media.contact")),
      h("a", { href: `tel:${media.phone_number}` }, media.phone_number)));
}

/** Bytes as "36 КБ". */
export function fileSize(bytes) {
  const unit = bytes >= 1_048_576 ? "megabyte" : "kilobyte";
  const amount = bytes / (unit === "megabyte" ? 1_048_576 : 1024);
  return new Intl.NumberFormat(language(), {
    style: "unit", unit, maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
