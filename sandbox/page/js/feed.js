/* One chat as one person sees it: fetched again on each word of change, never twice at once. */

import { api } from "./api.js";
import { readChat } from "./chat.js";

/**
 * A feed of a chat. `changed(feed)` is called after each fetch that brought something new.
 * `feed.chat` is the last answer, `feed.unread` counts others' messages since the feed was last looked at.
 */
export function createFeed(chatId, personId, changed) {
  const feed = { id: chatId, chat: readChat({ messages: [], action: null }), loaded: false, failed: null, seen: null, unread: 0 };
  let fetching = false;
  let again = false;
  let last = "";

  feed.refresh = async () => {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      do {
        again = false;
        await fetchOnce();
      } while (again);
    } finally {
      fetching = false;
    }
  };

  /** The person looks at the chat: nothing in it is unread any more. */
  feed.look = () => {
    feed.seen = feed.chat.messages.at(-1)?.id ?? 0;
    feed.unread = 0;
  };

  async function fetchOnce() {
    let answer;
    try {
      answer = await api.chat(chatId, personId);
    } catch (error) {
      feed.failed = error;
      changed(feed);
      return;
    }
    const text = JSON.stringify(answer);
    const fresh = text !== last || feed.failed !== null;
    last = text;
    feed.chat = readChat(answer);
    feed.failed = null;
    if (!feed.loaded) feed.look();
    feed.loaded = true;
    feed.unread = feed.chat.messages.filter((message) => message.id > feed.seen && message.from !== personId).length;
    if (fresh) changed(feed);
  }
  return feed;
}
