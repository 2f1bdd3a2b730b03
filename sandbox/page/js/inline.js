/* Inline queries: "@bot words" in the input opens a list of what the bot finds. */

import { api } from "./api.js";
import { t } from "./i18n.js";
import { store } from "./store.js";

const PAUSE_MS = 250;

/** Inline queries of one person; a result chosen is sent with `send(text)`. */
export function createInlineQuery(person, suggestions, send) {
  let waiting = null;
  let serial = 0;

  function queryIn(text) {
    const name = store.bot.username?.toLowerCase();
    const [, asked, query] = /^@(\w+)\s(.*)$/su.exec(text) ?? [];
    return name && asked?.toLowerCase() === name ? query : null;
  }

  /** Ask the bot if these words are a query to it; false when they are not. */
  function handle(text) {
    const query = queryIn(text);
    clearTimeout(waiting);
    serial += 1;
    if (query === null) return false;
    waiting = setTimeout(ask, PAUSE_MS, query, serial);
    return true;
  }

  async function ask(query, asked) {
    let answer;
    try {
      answer = await api.inline(person.id, query, "");
    } catch (error) {
      if (asked === serial) suggestions.show(t("inline.results"), [], { note: error.message });
      return;
    }
    if (asked !== serial) return;
    if (answer.answered === false) suggestions.show(t("inline.results"), [], { note: t("tap.unanswered") });
    else show(query, answer.results, answer.next_offset, asked);
  }

  function show(query, results, nextOffset, asked) {
    const choices = results.map((result) => ({
      title: result.title, description: result.description, pick: () => choose(result),
    }));
    if (nextOffset) {
      choices.push({ title: t("inline.more"), pick: async () => {
        const answer = await api.inline(person.id, query, nextOffset);
        if (asked === serial) show(query, [...results, ...answer.results], answer.next_offset, asked);
      } });
    }
    suggestions.show(t("inline.results"), choices, { note: t("inline.nothing") });
  }

  function choose(result) {
    suggestions.hide();
    send(result);
  }

  return { handle, matches: (text) => queryIn(text) !== null };
}
