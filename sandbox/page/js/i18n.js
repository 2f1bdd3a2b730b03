/* Texts of the page, from i18n/ru.json and i18n/en.json. A value is a string with {names}, or an
   object of plural forms chosen by the argument `n`. */

const LANGUAGES = ["ru", "en"];
const STORED = "fieldpost.language";
let texts = {};
let current = "ru";

/** The language of the page now: "ru" or "en". */
export const language = () => current;

/** Load the texts of a language and make it the page's. */
export async function useLanguage(code) {
  current = LANGUAGES.includes(code) ? code : "ru";
  const answer = await fetch(`./i18n/${current}.json`);
  texts = await answer.json();
  document.documentElement.lang = current;
  document.title = t("title");
}

/** The language to begin with: chosen earlier here, else the sandbox's own, else the browser's. */
export function firstLanguage(ofSandbox) {
  return localStorage.getItem(STORED) ?? ofSandbox ?? navigator.language.slice(0, 2);
}

export function rememberLanguage(code) {
  localStorage.setItem(STORED, code);
}

/** The text of a key with its arguments put in. A key without a text is shown as itself. */
export function t(key, args = {}) {
  let text = texts[key] ?? key;
  if (typeof text === "object") {
    text = text[new Intl.PluralRules(current).select(args.n)] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}

/** True when the page has words for this key: roles may come that it does not know. */
export const hasText = (key) => key in texts;
