/** One message: its bubble, and the buttons under it. Edits change only what is different. */

import { element, icon, unseen } from "./element.js";
import { followable } from "./links.js";
import { richText } from "./richtext.js";

const SIZES = ["Byte", "kB", "MB", "GB"];

/** The list item of a message. In a group (`named`) it shows who wrote. */
export function createBubble(message, calendar, named) {
  const parts = {
    picture: element("div", { class: "picture-part" }),
    file: element("div", { class: "file-part" }),
    text: element("div", { class: "text" }),
    meta: element("span", { class: "meta" }),
    keyboard: element("div", { class: "keyboard" }),
  };
  const who = named ? element("p", { class: "name" }, message.name) : unseen(whoSays(message));
  const bubble = element(
    "div", { class: "bubble" }, who, parts.picture, parts.file, parts.text, parts.meta,
  );
  const attributes = { class: `message from-${message.from}`, "data-message": message.id };
  const item = element("li", attributes, bubble, parts.keyboard);
  fill(parts, message, null, calendar);
  return item;
}

/** Brings the list item of `before` to `message`, and leaves every other part untouched. */
export function updateBubble(item, message, before, calendar) {
  const part = (name) => item.querySelector(`.${name}`);
  const parts = {
    picture: part("picture-part"), file: part("file-part"), text: part("text"),
    meta: part("meta"), keyboard: part("keyboard"),
  };
  fill(parts, message, before, calendar);
}

const whoSays = (message) => (message.from === "bot" ? `${message.name}: ` : "Sie: ");

function fill(parts, message, before, calendar) {
  const differs = (...names) =>
    !before || names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(message[name]));
  if (differs("photo")) parts.picture.replaceChildren(...picture(message));
  if (differs("document")) parts.file.replaceChildren(...file(message.document));
  if (differs("text", "entities")) {
    parts.text.replaceChildren(richText(message.text, message.entities));
  }
  if (differs("edited", "at")) parts.meta.replaceChildren(...meta(message, calendar));
  if (differs("buttons")) replaceButtons(parts.keyboard, message.buttons);
}

function picture({ photo, name, text }) {
  if (!photo) return [];
  const { url, width, height } = photo;
  const alt = text === "" ? `Bild von ${name}` : "";
  const image = element("img", { src: url, width, height, alt });
  const open = { type: "button", class: "photo", "data-photo": url, title: "Bild in groß zeigen" };
  return [element("button", open, image, unseen("Bild in groß zeigen"))];
}

function file(document) {
  if (!document) return [];
  const { name, size, url } = document;
  const words = element("span", { class: "file-words" }, element("b", {}, name), bytes(size));
  const link = { class: "file", href: url, download: name, title: "Datei herunterladen" };
  return [element("a", link, icon("file"), words)];
}

function bytes(size) {
  const step = size < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(size) / 3));
  const number = (size / 1000 ** step).toLocaleString("de-DE", { maximumFractionDigits: 1 });
  return `${number} ${SIZES[step]}`;
}

function meta({ edited, at }, calendar) {
  const time = element("time", { datetime: at }, calendar.time(at));
  return edited ? ["bearbeitet ", time] : [time];
}

/** The buttons of a keyboard. Focus goes to the button with the same words, else in its place. */
function replaceButtons(keyboard, rows) {
  const buttons = () => [...keyboard.querySelectorAll("button, a")];
  const focused = buttons().indexOf(document.activeElement);
  const words = document.activeElement.textContent;
  const made = rows.map((row) => element("div", { class: "row" }, ...row.map(button)));
  keyboard.replaceChildren(...made);
  keyboard.hidden = rows.length === 0;
  if (focused < 0) return;
  const same = buttons().find((one) => one.textContent === words);
  const next = same ?? buttons()[focused] ?? buttons().at(-1);
  (next ?? keyboard.closest(".scroller")).focus({ preventScroll: true });
}

function button({ text, data, url }) {
  const label = element("span", {}, text);
  if (typeof data === "string") {
    return element("button", { type: "button", class: "key", "data-press": data }, label);
  }
  const place = { href: followable(url ?? ""), target: "_blank", rel: "noopener noreferrer" };
  return element("a", { class: "key", ...place }, label, icon("open"));
}
