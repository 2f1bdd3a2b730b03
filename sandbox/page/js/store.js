/* What the page knows, in one place, and word of its changes to whoever draws it. */

const SHOWN = "fieldpost.shown";
const DEFAULT_ROLES = ["rep", "technician", "technician", "service_lead", "programme_head"];

export const store = {
  people: [],
  groups: [],
  bot: { username: "", name: "", first_name: "" },
  faults: [],
  desk: { up: true },
  clock: { now: new Date(), readAt: performance.now() },
  shown: [],
  active: null,
  chats: new Map(),
  drafts: new Map(),
};

const bus = new EventTarget();

/** Call `listener` with the detail of each event of this name; returns the way to stop. */
export function on(name, listener) {
  const wrapped = (event) => listener(event.detail);
  bus.addEventListener(name, wrapped);
  return () => bus.removeEventListener(name, wrapped);
}

export function emit(name, detail) {
  bus.dispatchEvent(new CustomEvent(name, { detail }));
}

export const personById = (id) => store.people.find((person) => person.id === id);

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

/** Groups in which a person sits. */
export const groupsOf = (person) => store.groups.filter((group) => group.members.includes(person.id));

/** Learn the sandbox's clock; between readings it runs on with the page's own. */
export function setClock(iso) {
  store.clock = { now: new Date(iso), readAt: performance.now() };
  emit("clock");
}

/** The sandbox's time now. */
export const now = () => new Date(store.clock.now.getTime() + performance.now() - store.clock.readAt);

/** The bot's name as people see it. */
export const botName = () => store.bot.name || store.bot.first_name;

/** Learn everything that GET /sandbox/state tells. */
export function applyState(state) {
  store.bot = state.bot;
  store.people = state.people;
  store.groups = state.groups;
  store.faults = state.faults;
  store.chats = new Map(state.chats.map((chat) => [chat.chat_id, chat]));
  setDesk(state.desk.up);
  setClock(state.clock.now);
  emit("faults");
  emit("state");
}

export function setDesk(up) {
  store.desk = { up };
  emit("desk");
}

/** People to begin with: one of each role of the story, in its order. */
function defaultPeople() {
  const left = store.people.filter((person) => person.role !== null);
  const chosen = [];
  for (const role of DEFAULT_ROLES) {
    const index = left.findIndex((person) => person.role === role);
    if (index >= 0) chosen.push(...left.splice(index, 1));
  }
  return (chosen.length ? chosen : store.people.slice(0, 4)).map((person) => person.id);
}

/** Bring back the choice of people made earlier in this browser, as far as they still exist. */
export function restoreShown() {
  let saved = [];
  try {
    saved = JSON.parse(localStorage.getItem(SHOWN) ?? "[]");
  } catch {
    saved = [];
  }
  const known = saved.filter((id) => personById(id));
  store.shown = known.length ? known : defaultPeople();
  store.active = store.shown[0] ?? null;
}

export function setShown(ids) {
  store.shown = ids;
  localStorage.setItem(SHOWN, JSON.stringify(ids));
  if (!ids.includes(store.active)) store.active = ids[0] ?? null;
  emit("shown");
}

/** Bring one phone to the front: the only one seen on a narrow screen. */
export function setActive(id) {
  store.active = id;
  emit("active", id);
}

/** Of the sample: who is offered a client that somebody else has won. */
const DEVELOPER = "anna_melnik";

/** The people of the story, by their part in it; a part nobody plays is left out. */
export function cast() {
  const order = [...store.people].sort((a, b) => shownRank(a) - shownRank(b));
  const technicians = order.filter((person) => person.role === "technician");
  return {
    rep: order.find((person) => person.role === "rep"),
    first: technicians[0],
    second: technicians[1],
    lead: order.find((person) => person.role === "service_lead"),
    head: order.find((person) => person.role === "programme_head"),
    coordinator: order.find((person) => person.role === "coordinator"),
    writer: order.find((person) => person.role === "letter_writer"),
    developer: order.find((person) => person.username === DEVELOPER),
  };
}

function shownRank(person) {
  const index = store.shown.indexOf(person.id);
  return index < 0 ? store.shown.length : index;
}

/** The time zone in which most people of the company live. */
export function companyZone() {
  const zones = store.people.filter((person) => person.role !== null).map((person) => person.time_zone);
  const count = (zone) => zones.filter((each) => each === zone).length;
  return zones.reduce((best, zone) => (count(zone) > count(best) ? zone : best), zones[0]);
}
