/** Text with entities as the Bot API describes them (MessageEntity, offsets in UTF-16 units). */

import { element } from "./element.js";
import { followable } from "./links.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  spoiler: "span",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

// Messengers make these pressable by themselves: addresses, and commands that stand alone.
const ADDRESS = /(?:https?:\/\/|t\.me\/)[^\s<>"“”]*[^\s<>"“”.,;:!?)]/;
const COMMAND = /(?<=^|[\s(„"])\/[a-z][a-z0-9_]{0,31}(?![\p{L}\p{N}/_-])/u;
const FOUND = new RegExp(`${ADDRESS.source}|${COMMAND.source}`, "giu");

/** The text as nodes. Line breaks stay characters, for the style sheet to keep. */
export function richText(text, entities) {
  const outermost = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const made = document.createDocumentFragment();
  made.append(...stretch(text, 0, text.length, outermost, false));
  return made;
}

/** The nodes of text[from..to]; `within` says that they stand in a link or code already. */
function stretch(text, from, to, entities, within) {
  const nodes = [];
  let at = from;
  let rest = entities.filter((one) => one.offset >= from && one.offset < to && one.length > 0);
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    nodes.push(...plain(text.slice(at, entity.offset), within));
    nodes.push(marked(text, entity, end, others, within));
    at = end;
    rest = others.filter((one) => one.offset >= end);
  }
  nodes.push(...plain(text.slice(at, to), within));
  return nodes;
}

function marked(text, entity, end, others, within) {
  const words = text.slice(entity.offset, end);
  const { type } = entity;
  const inert = within || ["code", "pre", "text_link", "url", "bot_command"].includes(type);
  const children = stretch(text, entity.offset, end, others, inert);
  if (type === "text_link") return link(entity.url, children);
  if (type === "url") return link(words, children);
  if (type === "email") return link(`mailto:${words}`, children);
  if (type === "bot_command") return command(words);
  return element(TAGS[type] ?? "span", {}, ...children);
}

function plain(words, within) {
  if (within || words === "") return [words];
  const nodes = [];
  let at = 0;
  for (const found of words.matchAll(FOUND)) {
    const [one] = found;
    nodes.push(words.slice(at, found.index));
    nodes.push(one.startsWith("/") ? command(one) : link(one, [one]));
    at = found.index + one.length;
  }
  nodes.push(words.slice(at));
  return nodes;
}

function link(url, children) {
  const href = followable(url);
  if (!href) return element("span", {}, ...children);
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function command(words) {
  return element("button", { type: "button", class: "command", "data-say": words }, words);
}
