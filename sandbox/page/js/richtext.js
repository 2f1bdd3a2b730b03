/* A bot's HTML made into DOM by an allow-list. The text is parsed in an inert document (nothing
   loads, nothing runs) and rebuilt from known tags; an unknown tag leaves only its words. */

import { h } from "./dom.js";
import { t } from "./i18n.js";

const PLAIN = {
  b: "b", strong: "b", i: "i", em: "i", u: "u", ins: "u", s: "s", strike: "s", del: "s",
  code: "code", mark: "mark", sub: "sub", sup: "sup", br: "br",
};
/* Blocks of rich messages. */
const BLOCKS = {
  p: "p", h1: "h4", h2: "h4", h3: "h5", h4: "h5", h5: "h6", h6: "h6", hr: "hr", ul: "ul", ol: "ol", li: "li",
  table: "table", caption: "caption", thead: "thead", tbody: "tbody", tr: "tr", th: "th", td: "td",
  details: "details", summary: "summary", footer: "footer", aside: "aside",
};
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "noscript", "title", "head"]);
const LINKS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** DOM of a message's HTML; `rich` allows the blocks of rich messages as well. */
export function richText(html, rich) {
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...children(parsed.body, rich));
  return fragment;
}

function children(node, rich) {
  return [...node.childNodes].flatMap((child) => convert(child, rich));
}

function convert(node, rich) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = node.localName;
  if (DROPPED.has(tag)) return [];
  const inner = children(node, rich);
  if (tag in PLAIN) return h(PLAIN[tag], {}, inner);
  if (tag === "a") return link(node.getAttribute("href"), inner);
  if (tag === "pre") return h("pre", {}, node.textContent);
  if (tag === "blockquote") return quote(node, inner);
  if (tag === "tg-spoiler" || hasClass(node, "spoiler", "tg-spoiler")) return spoiler(inner);
  if (hasClass(node, "bot-command", "bot_command")) return command(node.textContent);
  if (rich && tag in BLOCKS) return h(BLOCKS[tag], spans(node), inner);
  return inner;
}

const hasClass = (node, ...names) => names.some((name) => node.classList.contains(name));

/** How many columns and rows a table's cell covers; a wild number could freeze the page. */
function spans(node) {
  if (node.localName !== "td" && node.localName !== "th") return {};
  const bounded = (name) => Math.min(Number.parseInt(node.getAttribute(name), 10) || 1, 20);
  return { colspan: bounded("colspan"), rowspan: bounded("rowspan") };
}

function link(href, inner) {
  const target = safeUrl(href);
  if (!target) return inner;
  return h("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, inner);
}

/** The address if it may be opened from the page, else null: no javascript:, no data:. */
export function safeUrl(href) {
  if (!href || !URL.canParse(href)) return null;
  return LINKS.has(new URL(href).protocol) ? href : null;
}

function quote(node, inner) {
  const expandable = node.hasAttribute("expandable") || node.classList.contains("expandable");
  const block = h("blockquote", { class: expandable && "folded" }, inner);
  if (!expandable) return block;
  const unfold = h("button", { type: "button", class: "unfold", "aria-expanded": "false" }, t("message.unfold"));
  unfold.addEventListener("click", () => {
    const folded = block.classList.toggle("folded");
    unfold.setAttribute("aria-expanded", String(!folded));
    unfold.textContent = t(folded ? "message.unfold" : "message.fold");
  });
  return [block, unfold];
}

function spoiler(inner) {
  const hidden = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("message.spoiler") }, inner);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
    hidden.className = "revealed";
  };
  hidden.addEventListener("click", reveal, { once: true });
  hidden.addEventListener("keydown", reveal);
  return hidden;
}

/** A /command in a text is sent when tapped, as Telegram does. */
const command = (words) => h("button", { type: "button", class: "command-link", data: { command: words } }, words);
