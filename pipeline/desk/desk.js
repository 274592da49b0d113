// Keys for the desk. A key does what the element does that carries it as data-key;
// everything works without this file, too.
"use strict";

const writes = (element) =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement &&
    !["checkbox", "radio", "submit", "button"].includes(element.type));

document.addEventListener("keydown", (event) => {
  // A key that is held down must not answer the cards that come after this one.
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape" && writes(document.activeElement)) {
    document.activeElement.blur();
    return;
  }
  if (writes(document.activeElement)) return;
  const found = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === event.key && element.offsetParent !== null,
  );
  if (!found) return;
  event.preventDefault();
  found.focus();
  if (!writes(found)) found.click();
});

// A form goes once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  else if (event.target.method === "post") event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
