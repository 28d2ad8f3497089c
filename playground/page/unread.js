/** How many of the bot's messages were seen in each chat, kept for as long as the tab lives. */

export function unreadMarks(round) {
  const place = `votum-seen-${round}`;
  const seen = JSON.parse(sessionStorage.getItem(place) ?? "{}");

  const note = (chat, count) => {
    if (seen[chat] === count) return;
    seen[chat] = count;
    sessionStorage.setItem(place, JSON.stringify(seen));
  };

  return {
    /** This chat lies open: nothing in it is unread. */
    see: (chat) => note(chat.id, chat.count),
    /** The number of unread messages. Fewer messages than seen: the round began anew. */
    count(chat) {
      if (seen[chat.id] > chat.count) note(chat.id, 0);
      return chat.count - (seen[chat.id] ?? 0);
    },
  };
}
