// Dialogs: the browser's own, with a heading, closed by Escape, focus given back.

import { h, freshId, type Child } from "./dom";
import { icon } from "./icons";
import { gettext } from "./i18n";

export interface Dialog {
  element: HTMLDialogElement;
  close(): void;
}

interface DialogOptions {
  title: string;
  body: Child[];
  /** Whether Escape and the cross close it. A choice that must be made can't be waved away. */
  dismissible?: boolean;
  className?: string;
  onClose?: () => void;
}

export function openDialog({ title, body, dismissible = true, className = "", onClose }: DialogOptions): Dialog {
  const id = freshId("dialog");
  const before = document.activeElement as HTMLElement | null;
  const close = (): void => element.close();
  const element = h(
    "dialog",
    { class: `dialog ${className}`, "aria-labelledby": id },
    h(
      "div",
      { class: "dialog-head" },
      h("h2", { id, tabindex: "-1" }, title),
      dismissible &&
        h("button", { type: "button", class: "icon-button", "aria-label": gettext("Close"), onclick: close }, icon("close")),
    ),
    h("div", { class: "dialog-body" }, ...body),
  );
  element.addEventListener("cancel", (event) => {
    if (!dismissible) event.preventDefault();
  });
  element.addEventListener("close", () => {
    element.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
    onClose?.();
  });
  element.addEventListener("click", (event) => {
    if (dismissible && event.target === element) close();
  });
  document.body.appendChild(element);
  element.showModal();
  return { element, close };
}

/** Ask before something that can't be undone. */
export function confirmFirst(title: string, text: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = openDialog({
      title,
      body: [
        h("p", {}, text),
        h(
          "div",
          { class: "dialog-actions" },
          h("button", { type: "button", class: "button", onclick: () => dialog.close() }, gettext("Cancel")),
          h(
            "button",
            {
              type: "button",
              class: "button button-main",
              onclick: () => {
                answer = true;
                dialog.close();
              },
            },
            yes,
          ),
        ),
      ],
      onClose: () => resolve(answer),
    });
  });
}
