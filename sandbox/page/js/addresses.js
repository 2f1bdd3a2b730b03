/* Who writes to whom by mail: the clients' contacts, the staff, the desk's own mailboxes. */

import { api } from "./api.js";
import { emit, fullName, store } from "./store.js";

/** Stands for the mailbox where otherwise a person's id stands: `store.active`, the switcher. */
export const MAIL = "mail";

const CHOSEN = "fieldpost.mail.address";
const HIDDEN = "fieldpost.mail.hidden";
const NOBODY = "client@client.example";

let clients = [];
let desk = [];
let current = null;

/** Learn the sample's clients and the desk's mailboxes, and whose mail was looked at in this browser. */
export async function learnAddresses() {
  [clients, desk] = await Promise.all([api.clients(), api.mailboxes()]);
  // Whoever just writes shall see a request come of it: mailboxes sorted by hand come last.
  desk.sort((a, b) => (a.purpose !== "requests") - (b.purpose !== "requests"));
  current = localStorage.getItem(CHOSEN) ?? contacts()[0]?.address ?? NOBODY;
}

/** The desk's own mailboxes, {address, department, purpose}. */
export const deskMailboxes = () => desk;

/** Contacts of clients with an address: {address, name, place}. */
export function contacts() {
  return clients.flatMap((client) => client.contacts.filter((contact) => contact.email).map((contact) => ({
    address: contact.email.toLowerCase(),
    name: contact.name,
    place: [client.name, contact.position].filter(Boolean).join(" · "),
  })));
}

/** Staff with an address: those without Telegram read the desk's letters. */
export function colleagues() {
  return store.people.filter((person) => person.email).map((person) => ({
    address: person.email.toLowerCase(),
    name: fullName(person),
    place: person.department_title ?? "",
  }));
}

/** Who has this address; a stranger is called by it. */
export function whose(address) {
  return [...contacts(), ...colleagues()].find((each) => each.address === address)
    ?? { address, name: address, place: "" };
}

/** The address whose mailbox is open. */
export const openAddress = () => current;

export function openMailOf(address) {
  current = address.trim().toLowerCase();
  localStorage.setItem(CHOSEN, current);
  emit("mailowner");
}

/** Without a mailbox of the desk nobody has anything to write to. */
export const mailAvailable = () => desk.length > 0;

export const mailShown = () => mailAvailable() && !localStorage.getItem(HIDDEN);

export function showMail(shown) {
  if (shown) localStorage.removeItem(HIDDEN);
  else localStorage.setItem(HIDDEN, "1");
  emit("mailshown");
}
