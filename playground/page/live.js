/** Staying in step with the server: hearing of changes, and reading again without overlap. */

const REOPEN_AFTER = 2000;
const PAUSE = 50;

/**
 * Calls `changed` with {change, chat} for every change, `lost` when the connection breaks and
 * `found` whenever it stands. The browser reconnects by itself and names the last event it saw;
 * only a connection that the browser gave up is opened anew here.
 */
export function listen({ changed, lost, found }) {
  const source = new EventSource("/api/events");
  source.onopen = found;
  source.onmessage = (event) => changed(JSON.parse(event.data));
  source.onerror = () => {
    lost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ changed, lost, found }), REOPEN_AFTER);
  };
}

/**
 * A function that runs `read`, one run at a time: any number of calls during a run lead to one
 * more run, so that what is shown at the end is never older than the last call.
 */
export function reader(read) {
  let running = null;
  let again = false;
  const runs = async () => {
    while (again) {
      again = false;
      await read();
      if (again) await new Promise((wake) => setTimeout(wake, PAUSE));
    }
  };
  return () => {
    again = true;
    running ??= runs().finally(() => {
      running = null;
    });
    return running;
  };
}
