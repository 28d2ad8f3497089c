/** What stands above the page for a while: toasts, alerts, and a picture in large. */

const LEAST = 3500;
const PER_CHARACTER = 50;

let fading;

/** Shows a sentence for a few seconds, longer ones longer. */
export function toast(words) {
  const place = document.getElementById("toast");
  clearTimeout(fading);
  place.textContent = words;
  fading = setTimeout(() => {
    place.textContent = "";
  }, LEAST + PER_CHARACTER * words.length);
}

/** Shows a sentence that must be acknowledged. */
export function alert(words) {
  document.getElementById("alert-words").textContent = words;
  open(document.getElementById("alert"));
}

/** Shows a picture as large as the window allows. */
export function enlarge(url, words) {
  const image = document.getElementById("picture-image");
  image.src = url;
  image.alt = words;
  document.getElementById("picture-original").href = url;
  open(document.getElementById("picture"));
}

function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

/** Lets a press beside a dialog's content close it, as Escape does. */
export function closeBeside() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
}
