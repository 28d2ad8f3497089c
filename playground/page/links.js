/** Which links may be followed, and which lead to the bot itself. */

const FOLLOWED = ["http:", "https:", "mailto:", "tel:"];

function parsed(url) {
  try {
    return new URL(url.includes(":") ? url : `https://${url}`);
  } catch {
    return null;
  }
}

/** The address to put into a link, or null where it is none or could run something. */
export function followable(url) {
  const address = parsed(url);
  return address && FOLLOWED.includes(address.protocol) ? address.href : null;
}

/** Does this link start the bot, as https://t.me/<bot>?start=... does? */
export function startsBot(url, bot) {
  const address = parsed(url);
  return address?.hostname === "t.me" && address.pathname === `/${bot.username}`;
}
