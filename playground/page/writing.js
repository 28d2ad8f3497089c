/** The line in which people write: words, files, and in a group who it is that writes. */

import { element } from "./element.js";

/** `say(words)` and `attach(file)` resolve to whether it was sent. */
export function writingLine({ say, attach }) {
  const form = document.getElementById("writing");
  const field = document.getElementById("compose");
  const file = document.getElementById("file");
  const speaking = document.getElementById("speaking");
  const speaker = document.getElementById("speaker");
  const unsent = new Map();
  const speakers = new Map();
  let chat = null;

  function write(words) {
    field.value = words;
    fit(field);
  }

  async function send() {
    const words = field.value.trim();
    if (words === "") return;
    const its = chat.id;
    write("");
    // What could not be sent goes back to where it was written, if nothing new stands there.
    if ((await say(words)) || its !== chat.id || field.value !== "") return;
    write(words);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  field.addEventListener("input", () => fit(field));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  document.getElementById("attach").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = "";
    if (chosen) await attach(chosen);
  });
  speaker.addEventListener("change", () => speakers.set(chat.id, speaker.value));

  return {
    /** Turns to a chat; `people` are those who can speak in a group. */
    open(next, people) {
      if (chat) unsent.set(chat.id, field.value);
      chat = next;
      speaking.hidden = next.kind !== "group";
      const options = people.map(({ id, title }) => element("option", { value: id }, title));
      speaker.replaceChildren(...options);
      speaker.value = speakers.get(next.id) ?? speaker.value;
      write(unsent.get(next.id) ?? "");
    },
    /** The account that acts in a group; undefined in a private chat. */
    speaker: () => (chat.kind === "group" ? Number(speaker.value) : undefined),
    focus: () => field.focus(),
  };
}

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
