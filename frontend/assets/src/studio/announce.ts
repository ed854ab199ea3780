// What is said to everyone: words for screen readers, and notes at the foot of the page.

import { h } from "./dom";
import { icon } from "./icons";
import { gettext } from "./i18n";

function region(id: string, role: "status" | "alert"): HTMLElement {
  const found = document.getElementById(id);
  if (found) return found;
  const made = h("div", { id, class: "visually-hidden", role, "aria-live": role === "alert" ? "assertive" : "polite" });
  document.body.appendChild(made);
  return made;
}

/** Say something to a screen reader once what it says now is said. */
export function announce(text: string): void {
  const place = region("studio-status", "status");
  place.textContent = "";
  setTimeout(() => (place.textContent = text), 60);
}

/** Say something at once: an error. */
export function alarm(text: string): void {
  const place = region("studio-alert", "alert");
  place.textContent = "";
  setTimeout(() => (place.textContent = text), 60);
}

interface NoteOptions {
  action?: { label: string; run: () => void };
  seconds?: number;
  tone?: "plain" | "bad";
}

/** A note at the foot of the page, with at most one action; returns what removes it. */
export function note(text: string, { action, seconds = 8, tone = "plain" }: NoteOptions = {}): () => void {
  let box = document.querySelector<HTMLElement>(".notes");
  if (!box) {
    box = h("div", { class: "notes", role: "region", "aria-label": gettext("Notes") });
    document.body.appendChild(box);
  }
  const remove = (): void => element.remove();
  const element = h(
    "div",
    { class: `note note-${tone}` },
    h("p", {}, text),
    action &&
      h(
        "button",
        {
          type: "button",
          class: "note-action",
          onclick: () => {
            action.run();
            remove();
          },
        },
        action.label,
      ),
    h("button", { type: "button", class: "icon-button", "aria-label": gettext("Close"), onclick: remove }, icon("close")),
  );
  box.appendChild(element);
  (tone === "bad" ? alarm : announce)(action ? `${text} ${action.label}` : text);
  if (seconds > 0) {
    let left = seconds;
    const timer = setInterval(() => {
      if (element.matches(":hover, :focus-within")) return;
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      remove();
    }, 1000);
  }
  return remove;
}
