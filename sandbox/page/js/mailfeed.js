/* The mail of one address, in and out; only what is new is fetched. */

import { api } from "./api.js";

/**
 * A feed. What lay there at the first look counts as read, as in a phone. `changed(feed)` is called after each fetch that brought something, and after a failure.
 */
export function createMailFeed(address, changed) {
  const feed = { address, letters: [], seen: 0, loaded: false, failed: null, unread: 0 };
  const last = { received: 0, sent: 0 };
  let fetching = null;
  let again = false;

  /** Fetch what is new; one fetch at a time, one more after it when asked meanwhile. */
  feed.refresh = () => {
    again = Boolean(fetching);
    fetching ??= run().finally(() => { fetching = null; });
    return fetching;
  };

  async function run() {
    do {
      again = false;
      await fetchOnce();
    } while (again);
  }

  async function fetchOnce() {
    let found;
    try {
      found = await Promise.all(["received", "sent"].map((folder) => api[folder](address, last[folder])));
    } catch (error) {
      feed.failed = error;
      changed(feed);
      return;
    }
    const fresh = [...take("received", found[0]), ...take("sent", found[1])];
    if (!fresh.length && feed.loaded && !feed.failed) return;
    if (!feed.loaded) fresh.forEach((letter) => { letter.read = true; });
    feed.letters = [...feed.letters, ...fresh].sort((a, b) => b.at - a.at || (b.folder < a.folder ? -1 : 1));
    feed.loaded = true;
    feed.failed = null;
    count();
    changed(feed);
  }

  function take(folder, letters) {
    last[folder] = letters.at(-1)?.uid ?? last[folder];
    return letters.map((letter) => ({ ...letter, folder, at: new Date(letter.at), key: `${folder}-${letter.uid}`, read: folder === "sent" }));
  }

  function count() {
    feed.unread = feed.letters.filter((letter) => !letter.read).length;
  }

  /** The person has opened a letter. */
  feed.look = (letter) => {
    letter.read = true;
    count();
  };

  feed.find = (key) => feed.letters.find((letter) => letter.key === key);

  return feed;
}
