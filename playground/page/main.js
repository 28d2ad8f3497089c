/** The chat page: reads the playground's state, shows it, and passes on what people do. */

import * as api from "./api.js";
import { calendar } from "./calendar.js";
import { chatList } from "./chats.js";
import { clockBar } from "./clock.js";
import { conversation } from "./conversation.js";
import { startsBot } from "./links.js";
import { listen, reader } from "./live.js";
import { alert, closeBeside, enlarge, toast } from "./notices.js";
import { unreadMarks } from "./unread.js";
import { writingLine } from "./writing.js";

const READ_AGAIN_AFTER = 30_000;

let state = null;
let dates = null;
let marks = null;
let open = null;

const list = chatList(document.getElementById("chats"));
const clock = clockBar(move);
const line = writingLine({
  say: (words) => tried(() => api.say(open, words, line.speaker())),
  attach: (file) => tried(() => api.sendFile(open, file, line.speaker())),
});
const pane = conversation({
  press,
  enlarge,
  say: (words) => tried(() => api.say(open, words, line.speaker())),
  start: (link) => tried(() => api.start(open, link)),
  leadsToBot: (url) => startsBot(url, state.bot),
});

const readState = reader(() =>
  orLost(async () => {
    state = await api.readState();
    dates ??= calendar(state.zone);
    marks ??= unreadMarks(state.round.id);
    draw();
  }),
);

const readMessages = reader(() =>
  orLost(async () => {
    const chat = open;
    if (chat === null) return;
    const messages = await api.readMessages(chat);
    if (chat === open) pane.show(messages, dates);
  }),
);

const chatAt = (id) => state.chats.find((chat) => chat.id === id) ?? null;

/** The chat that the address names; null for none. */
function named() {
  const id = new URLSearchParams(location.hash.slice(1)).get("chat");
  return id === null ? null : (chatAt(Number(id))?.id ?? null);
}

function draw() {
  if (named() !== open) turn();
  const chat = chatAt(open);
  if (chat) {
    marks.see(chat);
    pane.describe(chat);
  }
  clock.show(state, dates);
  const ago = (at) => dates.ago(at, state.now);
  list.show(state.chats, { chosen: open, unread: marks.count, ago });
  const unread = state.chats.filter((one) => marks.count(one) > 0).length;
  const mark = unread ? `(${unread}) ` : "";
  document.title = `${mark}${chat?.title ?? "Votum"} – ${state.round.title}`;
}

/** Opens the chat that the address names, and puts the focus where one goes on. */
function turn() {
  const before = open;
  open = named();
  const chat = chatAt(open);
  document.body.classList.toggle("chat-open", chat !== null);
  pane.open(chat);
  toast("");
  if (!chat) {
    list.focus(before);
    return;
  }
  line.open(chat, speakersIn(chat));
  void readMessages();
  if (matchMedia("(min-width: 720px) and (hover: hover)").matches) line.focus();
  else pane.focus();
}

/** Who can speak in a group: its members, or everybody where they are not told. */
function speakersIn({ members }) {
  const people = state.chats.filter(({ kind }) => kind === "private");
  return members ? people.filter(({ id }) => members.includes(id)) : people;
}

/** Does what a person asked for; says so when it failed. Resolves to whether it worked. */
async function tried(act) {
  try {
    await act();
    return true;
  } catch (failure) {
    if (!(failure instanceof api.Failure)) throw failure;
    toast(failure.message);
    return false;
  } finally {
    void readState();
    void readMessages();
  }
}

/** Reads; when that fails, the clock bar says that the connection is lost. */
async function orLost(read) {
  try {
    await read();
    clock.connected(true);
  } catch (failure) {
    if (!(failure instanceof api.Failure)) throw failure;
    clock.connected(false);
  }
}

async function press(message, data, button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  await tried(async () => {
    const answer = await api.press(open, message, data, line.speaker());
    if (answer.toast) (answer.alert ? alert : toast)(answer.toast);
  });
  button.removeAttribute("aria-busy");
}

async function move(by) {
  await tried(async () => {
    const { what } = await api.moveClock(by);
    if (what) toast(what);
  });
}

function readAll() {
  void readState();
  void readMessages();
}

closeBeside();
window.addEventListener("hashchange", () => state && draw());
listen({
  changed: ({ chat }) => {
    void readState();
    if (chat === null || chat === open) void readMessages();
  },
  lost: () => clock.connected(false),
  found: readAll,
});
// The round's clock may go on by itself, and no event tells of that.
setInterval(readAll, READ_AGAIN_AFTER);
void readState();
