/** The clock bar: what time it is, what comes next, and the buttons that move time. */

const HOUR = 3600;
const DAY = 24 * HOUR;
const MOVES = {
  "clock-next": { next: true },
  "clock-hour": { by: HOUR },
  "clock-day": { by: DAY },
};

/** The bar. `move({by}|{next})` resolves when everything that became due has been handled. */
export function clockBar(move) {
  const bar = document.getElementById("clock");
  const now = document.getElementById("now");
  const next = document.getElementById("next");
  const buttons = Object.keys(MOVES).map((id) => document.getElementById(id));
  let coming = "";
  let nothingNext = true;
  let connected = true;
  let running = null;

  function draw() {
    bar.setAttribute("aria-busy", String(running !== null));
    bar.classList.toggle("lost", !connected);
    write(next, words());
    for (const button of buttons) {
      const idle = running !== null || (button.id === "clock-next" && nothingNext);
      // A disabled button would lose the focus: it only says that it cannot be pressed now.
      button.setAttribute("aria-disabled", String(idle));
      button.classList.toggle("running", running === button);
    }
  }

  function words() {
    if (!connected) return "Verbindung unterbrochen, neuer Versuch läuft.";
    return running ? "Die Zeit läuft …" : coming;
  }

  async function run(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    running = button;
    draw();
    await move(MOVES[button.id]);
    running = null;
    draw();
  }

  for (const button of buttons) button.addEventListener("click", () => run(button));

  return {
    show(state, calendar) {
      write(document.getElementById("round"), state.round.title);
      write(now, calendar.now(state.now));
      now.dateTime = state.now;
      nothingNext = !state.next;
      coming = state.next
        ? `Als Nächstes: ${state.next.what}, ${calendar.moment(state.next.at)}`
        : "Es steht kein Termin mehr an.";
      draw();
    },
    connected(is) {
      connected = is;
      draw();
    },
  };
}

function write(place, words) {
  if (place.textContent === words) return;
  place.textContent = words;
  place.title = words;
}
