/** The list of chats: headed parts, each chat a link to itself. */

import { element, keepInStep, unseen } from "./element.js";

const TONES = 7;

/** The address of a chat within this page. */
export const address = (chat) => `#chat=${chat.id}`;

/** The letters that stand for a name: AW for "Amtsleitung Witten". */
export function initials(title) {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...word][0].toUpperCase()).join("");
}

/** The avatar's words and colour; always the same for the same chat. */
export function dressAvatar(avatar, chat) {
  avatar.textContent = initials(chat.title);
  avatar.dataset.tone = String(Math.abs(chat.id) % TONES);
}

/** The list in `root`. Up and down move between chats, Enter opens one. */
export function chatList(root) {
  root.addEventListener("keydown", moveFocus);
  return {
    /** `unread(chat)` is a number, `ago(instant)` the words for its time. */
    show(chats, { chosen, unread, ago }) {
      for (const section of root.querySelectorAll("[data-part]")) {
        const rows = chats
          .filter((chat) => chat.part === section.dataset.part)
          .map((chat) => row(chat, chat.id === chosen, unread(chat), ago));
        section.hidden = rows.length === 0;
        const steps = { key: ({ chat }) => chat.id, create, update };
        keepInStep(section.querySelector("ul"), rows, steps);
      }
    },
    focus(chat) {
      root.querySelector(`[data-chat="${chat}"]`)?.focus();
    },
  };
}

function row(chat, chosen, unread, ago) {
  const { id, title, subtitle, started, link } = chat;
  const waiting = !started && link ? "Einladung liegt bereit" : "Noch keine Nachrichten";
  const time = chat.last_at ? ago(chat.last_at) : "";
  return { chat: { id, title, subtitle }, chosen, unread, time, last: chat.last ?? waiting };
}

function create(shown) {
  const link = element(
    "a", { class: "chat-row", "data-chat": shown.chat.id, href: address(shown.chat) },
    element("span", { class: "avatar", "aria-hidden": "true" }),
    element("span", { class: "chat-title" }),
    element("span", { class: "chat-time" }),
    element("span", { class: "chat-subtitle" }),
    element("span", { class: "chat-last" }),
    element("span", { class: "unread" }),
  );
  const item = element("li", {}, link);
  update(item, shown);
  return item;
}

function update(item, { chat, chosen, unread, time, last }) {
  const link = item.firstElementChild;
  const write = (name, words) => {
    link.querySelector(name).textContent = words;
  };
  link.title = chat.title;
  dressAvatar(link.querySelector(".avatar"), chat);
  write(".chat-title", chat.title);
  write(".chat-subtitle", saysMore(chat) ? chat.subtitle : "");
  write(".chat-last", last);
  write(".chat-time", time);
  const words = unread === 1 ? " ungelesene Nachricht" : " ungelesene Nachrichten";
  link.querySelector(".unread").replaceChildren(...(unread ? [String(unread), unseen(words)] : []));
  if (chosen) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}

/** Whether the subtitle is not in the title already, as "Witten" is in "Amtsleitung Witten". */
const saysMore = ({ title, subtitle }) => subtitle && !title.endsWith(subtitle);

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll("[data-chat]")];
  const at = rows.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  rows[at + step]?.focus();
}
