/* Files, photos, a place and a contact on their way from the person to the bot. */

import { h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { fileSize } from "./media.js";
import { field, openDialog } from "./overlay.js";

const PHOTO_TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);
const CHUNK = 0x8000;

/** Bytes of a file as base64. */
export async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** Ask for files; `accept` as of a file field. Resolves with none when the person thinks better of it. */
export function pickFiles(accept, multiple) {
  return new Promise((resolve) => {
    const input = h("input", { type: "file", accept, multiple, hidden: true, data: { testid: "file-input" } });
    const finish = (files) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener("change", () => finish([...input.files]));
    input.addEventListener("cancel", () => finish([]));
    document.body.append(input);
    input.click();
  });
}

/** The body of POST messages for one file. A picture or a film is shown as such unless it was sent "as a file". */
export async function filePayload({ file, asFile }) {
  const data = await base64(file);
  if (!asFile && PHOTO_TYPES.has(file.type)) return { photo: data };
  if (!asFile && file.type === "video/mp4") return { video: data };
  return { document: { file_name: file.name, base64: data } };
}

/** The files that wait for "send", each with a way to put it back. `removed(index)` forgets one. */
export function pendingView(pending, removed) {
  return h("div", { class: "pending", role: "list", data: { testid: "pending-files" } },
    pending.map((each, index) => h("div", { class: "pending-file", role: "listitem" },
      !each.asFile && PHOTO_TYPES.has(each.file.type) ? h("img", { src: each.preview, alt: "" }) : icon("file"),
      h("span", {}, h("b", {}, each.file.name), h("small", {}, fileSize(each.file.size))),
      iconButton("close", t("composer.remove_file", { name: each.file.name }), () => removed(index)))));
}

/** A file waiting to be sent; `preview` must be given back by `releaseFile`. */
export const pendingFile = (file, asFile) => ({ file, asFile, preview: URL.createObjectURL(file) });

export const releaseFile = (pending) => URL.revokeObjectURL(pending.preview);

/** Ask which place to send; the browser's own place is offered by a button, never taken unasked. */
export function askLocation(send) {
  const remembered = JSON.parse(localStorage.getItem("fieldpost.place") ?? "null");
  const latitude = h("input", { name: "latitude", type: "number", step: "any", min: -90, max: 90, required: true, value: remembered?.latitude });
  const longitude = h("input", { name: "longitude", type: "number", step: "any", min: -180, max: 180, required: true, value: remembered?.longitude });
  const problem = h("small", { class: "field-problem", role: "status" });
  const locate = h("button", { type: "button", class: "button" }, icon("pin"), h("span", {}, t("location.here")));
  locate.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      latitude.value = coords.latitude.toFixed(6);
      longitude.value = coords.longitude.toFixed(6);
    },
    () => problem.replaceChildren(t("location.unknown")),
  ));
  openDialog({
    title: t("location.title"), action: t("send"), testid: "location-dialog",
    fields: [field(t("location.latitude"), latitude), field(t("location.longitude"), longitude), "geolocation" in navigator ? locate : null, problem],
    submit: async () => {
      const place = { latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber };
      localStorage.setItem("fieldpost.place", JSON.stringify(place));
      await send({ location: place });
    },
  });
}

/** Ask for the number under which the person shares the contact; remembered for each person. */
export function askContact(person, send) {
  const key = `fieldpost.phone.${person.id}`;
  const phone = h("input", { name: "phone", type: "tel", required: true, autocomplete: "off", placeholder: "+7 900 123-45-67", value: localStorage.getItem(key) });
  openDialog({
    title: t("contact.title"), action: t("send"), testid: "contact-dialog",
    fields: [field(t("contact.phone"), phone, t("contact.hint", { name: person.first_name }))],
    submit: async () => {
      localStorage.setItem(key, phone.value);
      await send({ contact: { phone_number: phone.value.trim(), first_name: person.first_name } });
    },
  });
}
