/** The playground's HTTP API. Whatever goes wrong is a Failure with a sentence to show. */

export class Failure extends Error {}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Failure("Der Server dieser Vorführung antwortet nicht.");
  }
  if (!answer.ok) throw new Failure(await sentence(answer));
  return answer.json();
}

async function sentence(answer) {
  try {
    return (await answer.json()).error;
  } catch {
    return `Der Server dieser Vorführung meldet einen Fehler (${answer.status}).`;
  }
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

export const readState = () => ask("/api/state");

export const readMessages = (chat) => ask(`/api/chats/${chat}/messages`);

/** Words of a person. `speaker` is the account that writes in a group, else undefined. */
export const say = (chat, text, speaker) => post(`/api/chats/${chat}/say`, { text, as: speaker });

/** Presses a button; answered with the bot's toast (empty for none) and whether it is an alert. */
export const press = (chat, message, data, speaker) =>
  post(`/api/chats/${chat}/press`, { message, data, as: speaker });

/** Starts the bot, with the payload of `link` if one is given. */
export const start = (chat, link) => post(`/api/chats/${chat}/start`, link ? { link } : {});

/** Moves the clock: {by: seconds} or {next: true}. Answered when all that became due is done. */
export const moveClock = (move) => post("/api/clock", move);

export function sendFile(chat, file, speaker) {
  const body = new FormData();
  if (speaker !== undefined) body.append("as", speaker);
  body.append("file", file, file.name);
  return ask(`/api/chats/${chat}/file`, { method: "POST", body });
}
