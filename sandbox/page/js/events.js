/* Live updates: the sandbox's event stream, and polling while there is none. */

import { api } from "./api.js";
import { applyState, emit, setClock, setDesk } from "./store.js";

const POLL_MS = 1500;
let polling = null;

/** Listen for changes for as long as the page lives. */
export function listen() {
  const stream = new EventSource("/sandbox/events");
  const handlers = {
    chat: (data) => emit("chat", data.chat_id),
    typing: (data) => emit("typing", data),
    mail: (data) => emit("mail", data.address),
    clock: (data) => setClock(data.now),
    desk: (data) => setDesk(data.up),
    people: learnState,
    commands: learnState,
  };
  for (const [name, handle] of Object.entries(handlers)) {
    stream.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  stream.addEventListener("open", () => {
    stopPolling();
    poll();
    document.documentElement.dataset.live = "stream"; // nothing that happens from here on is missed
  });
  stream.addEventListener("error", () => {
    startPolling();
    /* A browser reconnects a broken stream by itself, but gives up on a refused one. */
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(), POLL_MS * 4);
  });
}

function startPolling() {
  polling ??= setInterval(poll, POLL_MS);
}

function stopPolling() {
  clearInterval(polling);
  polling = null;
}

function poll() {
  emit("refresh");
  learnState();
}

/** Ask the sandbox how everything stands: its people, its clock, the desk, the menus. */
export async function learnState() {
  try {
    applyState(await api.state());
    emit("connection", true);
  } catch {
    /* The sandbox itself is away; the next poll finds it again and the page says so meanwhile. */
    emit("connection", false);
  }
}
