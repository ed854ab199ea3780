// What is said about places of the work (missing things, remarks, what the server refused), put beside them.

import { h } from "../dom";
import { gettext } from "../i18n";
import type { Message } from "../types";

/** The element of a path, or of the nearest thing around it that is on the page. */
export function placeOf(root: HTMLElement, path: string): HTMLElement | null {
  const parts = path.split(":");
  for (let length = parts.length; length > 0; length -= 1) {
    const found = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(parts.slice(0, length).join(":"))}"]`);
    if (found) return found;
  }
  return null;
}

/** Open everything that is folded around an element. */
export function reveal(element: HTMLElement): void {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
    if (!at.classList.contains("block-folded")) continue;
    const head = at.querySelector<HTMLElement>(":scope > .block-head .block-name");
    if (head?.getAttribute("aria-expanded") === "false") head.click();
  }
}

export type Tone = "missing" | "remark" | "refused";

/** Put messages of one tone where they belong; those of that tone that were there before go. */
export function showMessages(root: HTMLElement, messages: Message[], tone: Tone, resolve?: (message: Message) => void): void {
  for (const old of root.querySelectorAll(`.message-${tone}`)) old.remove();
  for (const message of messages) {
    const place = placeOf(root, message.field);
    const box = place?.classList.contains("field-messages")
      ? place
      : (place?.querySelector<HTMLElement>(":scope > .field-messages") ?? place?.closest(".field")?.querySelector<HTMLElement>(":scope > .field-messages"));
    (box ?? root.querySelector<HTMLElement>(".editor-messages"))?.appendChild(element(message, tone, resolve));
  }
}

function element(message: Message, tone: Tone, resolve?: (message: Message) => void): HTMLElement {
  const from = [message.by, message.at].filter(Boolean).join(" · ");
  const label = { missing: gettext("Missing"), remark: gettext("Remark"), refused: gettext("Not saved") }[tone];
  const made = h(
    "div",
    { class: `message message-${tone}` },
    h("p", {}, h("strong", {}, tone === "remark" && from ? from : label), " ", message.text),
    resolve &&
      h(
        "button",
        {
          type: "button",
          class: "button button-quiet",
          onclick: () => {
            made.remove();
            resolve(message);
          },
        },
        gettext("Dealt with"),
      ),
  );
  return made;
}
