/** Dates and times in German, in the round's time zone. All instants are ISO strings in UTC. */

const WEEK = 7 * 24 * 3600 * 1000;

function formatter(zone, options) {
  const format = new Intl.DateTimeFormat("de-DE", { timeZone: zone, ...options });
  return (instant) => {
    const parts = format.formatToParts(new Date(instant));
    const named = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    if (named.weekday) named.weekday = named.weekday.replace(".", "");
    return named;
  };
}

export function calendar(zone) {
  const brief = formatter(zone, {
    weekday: "short", day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const long = formatter(zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const figures = formatter(zone, { day: "2-digit", month: "2-digit", year: "numeric" });

  const time = (at) => `${brief(at).hour}:${brief(at).minute}`;
  const key = (at) => `${figures(at).year}-${figures(at).month}-${figures(at).day}`;

  return {
    /** 09:00 */
    time,
    /** 2026-12-09, the local day */
    key,
    /** Mi 9. Dez., 09:00 */
    moment(at) {
      const { weekday, day, month } = brief(at);
      return `${weekday} ${day}. ${month}, ${time(at)}`;
    },
    /** Mi 9. Dez. 2026, 09:00 Uhr */
    now(at) {
      const { weekday, day, month, year } = brief(at);
      return `${weekday} ${day}. ${month} ${year}, ${time(at)} Uhr`;
    },
    /** Mittwoch, 9. Dezember 2026 */
    day(at) {
      const { weekday, day, month, year } = long(at);
      return `${weekday}, ${day}. ${month} ${year}`;
    },
    /** As short as it is clear seen from `now`: 09:00, Mi, or 09.12.26 */
    ago(at, now) {
      if (key(at) === key(now)) return time(at);
      if (new Date(now) - new Date(at) < WEEK) return brief(at).weekday;
      const { day, month, year } = figures(at);
      return `${day}.${month}.${year.slice(2)}`;
    },
  };
}
