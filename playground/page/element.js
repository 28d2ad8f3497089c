/** Making elements, and keeping a list of them in step with what it shows. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes (`false`, null and undefined ones are left out) and children.
 * Strings become text, never markup.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A drawing of index.html, such as "file". It says nothing: words stand beside it. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

/** Words for screen readers only. */
export const unseen = (words) => element("span", { class: "unseen" }, words);

const shown = new WeakMap();

/**
 * Makes the children of `parent` show `items` in order. `key(item)` tells items apart,
 * `create(item)` makes an element, `update(element, item, before)` changes it in place and is
 * called only where the item differs from the one `before`.
 */
export function keepInStep(parent, items, { key, create, update }) {
  const wanted = new Map(items.map((item) => [key(item), item]));
  const existing = new Map();
  // What must go goes first: then the rest stays where it is, and keeps its focus.
  for (const child of [...parent.children]) {
    const its = key(shown.get(child));
    if (wanted.has(its)) existing.set(its, child);
    else child.remove();
  }
  let place = parent.firstElementChild;
  for (const [its, item] of wanted) {
    const child = existing.get(its) ?? create(item);
    const before = shown.get(child);
    if (before && JSON.stringify(before) !== JSON.stringify(item)) update(child, item, before);
    shown.set(child, item);
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
  }
}
