/* Calls of the sandbox's HTTP interface. */

/** A refusal of the sandbox, with its own words, or a lost connection (`status` 0). */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(`/sandbox/${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    throw new ApiError(error.message, 0);
  }
  const text = await answer.text();
  let data = null;
  try {
    data = text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(`${answer.status} ${answer.statusText}`, answer.status);
  }
  if (!answer.ok) throw new ApiError(data?.error ?? answer.statusText, answer.status);
  return data;
}

const chatPath = (chat, rest = "") => `chats/${encodeURIComponent(chat)}${rest}`;

const mailPath = (address, rest = "") => `mail/${encodeURIComponent(address)}${rest}`;

export const api = {
  state: () => call("GET", "state"),
  addPerson: (person) => call("POST", "people", person),
  chat: (chat, person) => call("GET", chatPath(chat, `?as=${encodeURIComponent(person)}`)),
  send: (chat, person, message) => call("POST", chatPath(chat, "/messages"), { as: person, ...message }),
  edit: (chat, person, id, text) => call("PATCH", chatPath(chat, `/messages/${id}`), { as: person, text }),
  tap: (chat, person, id, row, column) =>
    call("POST", chatPath(chat, "/taps"), { as: person, message_id: id, button: [row, column] }),
  inline: (person, query, offset) => call("POST", `inline/${person}`, { query, offset }),
  block: (person) => call("POST", `people/${person}/block`, {}),
  unblock: (person) => call("POST", `people/${person}/unblock`, {}),
  migrate: (group) => call("POST", `groups/${group}/migrate`, {}),
  clients: () => call("GET", "clients"),
  mailboxes: () => call("GET", "mailboxes"),
  received: (address, after) => call("GET", mailPath(address, `?after=${after}`)),
  sent: (address, after) => call("GET", mailPath(address, `/sent?after=${after}`)),
  writeMail: (mail) => call("POST", "mail", mail),
  answerMail: (address, answer) => call("POST", mailPath(address, "/reply"), answer),
  redeliver: (last) => call("POST", "redeliver", { last }),
  advance: (advance) => call("POST", "clock", { advance }),
  forwardTo: (to) => call("POST", "clock", { to }),
  addFault: (fault) => call("POST", "faults", fault),
  clearFaults: () => call("DELETE", "faults"),
  crash: () => call("POST", "crash", {}),
};
