/** Where the reader is in a chat: with the newest message, or further up. */

const NEAR = 60;
const GAP = 12;

/** Watches `scroller` over the list `content`; `newest` is the button that leads back down. */
export function scrolling(scroller, content, newest) {
  let atBottom = true;

  const note = () => {
    atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    newest.hidden = atBottom;
  };
  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight;
    note();
  };
  /** Stays at the bottom if it was there; elsewhere nothing moves. */
  const keep = () => (atBottom ? toBottom() : note());

  scroller.addEventListener("scroll", note);
  newest.addEventListener("click", toBottom);
  // A field that grows, a keyboard that opens, a picture that arrives.
  const sizes = new ResizeObserver(keep);
  sizes.observe(scroller);
  sizes.observe(content);

  return {
    keep,
    /** Is some of the newest message in view? */
    seesNewest() {
      const last = content.lastElementChild;
      return !last || last.offsetTop < scroller.scrollTop + scroller.clientHeight;
    },
    /** Shows the newest message: from its first line on if it is taller than the window. */
    reveal() {
      const last = content.lastElementChild;
      if (last) scroller.scrollTop = last.offsetTop - GAP;
      note();
    },
  };
}
