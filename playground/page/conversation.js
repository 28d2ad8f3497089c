/** The open chat: its messages in days, and what a press in them means. */

import { createBubble, updateBubble } from "./bubble.js";
import { dressAvatar } from "./chats.js";
import { element, keepInStep } from "./element.js";
import { scrolling } from "./scrolling.js";

const PLACES = [
  "conversation", "welcome", "avatar", "title", "subtitle", "messages", "scroller", "newest",
  "invitation", "invitation-words", "invitation-open",
];

/**
 * The conversation. `acts` are press(message, data, button), say(words), start(link or null),
 * enlarge(url, words) and leadsToBot(url).
 */
export function conversation(acts) {
  const place = Object.fromEntries(PLACES.map((id) => [id, document.getElementById(id)]));
  const scroll = scrolling(place.scroller, place.messages, place.newest);
  let chat = null;
  let newest = null;

  place.messages.addEventListener("click", (event) => act(event, acts));
  place["invitation-open"].addEventListener("click", () => acts.start(chat.link));

  return {
    /** Turns to another chat, or to none (null). Its messages follow with `show`. */
    open(next) {
      chat = next;
      newest = null;
      place.conversation.hidden = next === null;
      place.welcome.hidden = next !== null;
      place.messages.replaceChildren();
      place.scroller.setAttribute("aria-busy", "true");
      scroll.reveal();
    },
    /** The chat's title and whether its bot is still to be started. */
    describe(now) {
      chat = now;
      dressAvatar(place.avatar, now);
      place.title.textContent = now.title;
      place.subtitle.textContent = now.subtitle ?? "";
      invite(place, now);
    },
    show(messages, calendar) {
      const last = messages.at(-1);
      const reveals = isNews(last, newest) && (scroll.seesNewest() || last.from === "person");
      newest = last;
      const named = chat.kind === "group";
      keepInStep(place.messages, withDays(messages, calendar), drawing(calendar, named));
      place.scroller.setAttribute("aria-busy", "false");
      if (reveals) scroll.reveal();
      else scroll.keep();
    },
    focus: () => place.title.focus(),
  };
}

/** How items are told apart and drawn: days once, messages again when they changed. */
const drawing = (calendar, named) => ({
  key: ({ day, message }) => day ?? message.id,
  create: (item) =>
    item.day ? separator(item, calendar) : createBubble(item.message, calendar, named),
  update: (child, { message }, before) => {
    if (message) updateBubble(child, message, before.message, calendar);
  },
});

/** Is the newest message another one, or another question in its place? A ticked option is not. */
function isNews(newest, before) {
  if (newest?.id !== before?.id) return newest !== undefined;
  const size = (message) => message.buttons.flat().length;
  return newest !== undefined && newest.text !== before.text && size(newest) !== size(before);
}

function invite(place, { kind, started, link }) {
  place.invitation.hidden = started || kind === "group";
  place["invitation-words"].textContent = link
    ? "Für diesen Chat liegt eine Einladung bereit."
    : "Dieser Chat ist noch nicht begonnen.";
  place["invitation-open"].textContent = link ? "Einladung öffnen" : "Chat beginnen";
}

/** The messages, with an item {day, at} before the first of each day. */
function withDays(messages, calendar) {
  let last = null;
  return messages.flatMap((message) => {
    const day = calendar.key(message.at);
    const items = day === last ? [{ message }] : [{ day, at: message.at }, { message }];
    last = day;
    return items;
  });
}

function separator({ at }, calendar) {
  return element("li", { class: "day" }, element("span", { class: "pill" }, calendar.day(at)));
}

const captionOf = (picture) =>
  picture.closest(".bubble").querySelector(".text").textContent || "Bild ohne Unterschrift";

/** What a press anywhere in the messages means. */
function act(event, acts) {
  const target = event.target.closest("[data-press], [data-say], [data-photo], a[target]");
  if (!target) return;
  const { press, say, photo } = target.dataset;
  const message = Number(target.closest("[data-message]").dataset.message);
  if (press !== undefined) acts.press(message, press, target);
  else if (say !== undefined) acts.say(say);
  else if (photo !== undefined) acts.enlarge(photo, captionOf(target));
  else if (acts.leadsToBot(target.href)) {
    event.preventDefault();
    acts.start(target.href);
  }
}
