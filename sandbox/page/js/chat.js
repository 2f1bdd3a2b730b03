/* A chat as the page draws it, made from the sandbox's answer: what the bot asks of the composer, and
   everything a message carries under one name. */

/** The chat from GET /sandbox/chats/{id}. */
export function readChat(answer) {
  const messages = answer.messages.map(readMessage);
  const asking = lastAsking(messages);
  return {
    messages,
    action: answer.action,
    keyboard: openKeyboard(messages),
    forceReply: asking?.force_reply ? asking : null,
    placeholder: asking?.placeholder ?? null,
    pinned: messages.findLast((message) => message.pinned) ?? null,
  };
}

/** Places and contacts are media here as well: they are drawn where a photo would be. */
function readMessage(message) {
  let { media } = message;
  if (message.contact) media = { kind: "contact", ...message.contact };
  if (message.location) media = { kind: "location", ...message.location };
  return { ...message, media };
}

/** The bot's message that still waits for the person's words: nobody has written after it. */
function lastAsking(messages) {
  const last = messages.at(-1);
  return last?.from === "bot" ? last : null;
}

/** The reply keyboard in force, {id, rows, once}: the bot's last word on it. */
function openKeyboard(messages) {
  const last = messages.findLast((message) => message.from === "bot" && (message.keyboard || message.remove_keyboard));
  if (!last?.keyboard) return null;
  return { id: last.id, rows: last.keyboard, once: last.one_time_keyboard };
}
