// The frame of one block: its name, what it is about, and the buttons for it.

import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";

export interface BlockFrame {
  element: HTMLElement;
  summary(text: string): void;
  position(index: number, count: number): void;
  fold(folded: boolean): void;
  focusHead(): void;
  focusMove(step: number): void;
}

interface FrameOptions {
  id: string;
  path: string;
  label: string;
  icon: string;
  body: HTMLElement;
  compact: boolean;
  /** A line of a script: no room for more than the handle and the menu. */
  line: boolean;
  readOnly: boolean;
  onMove(step: number): void;
  onCopy(): void;
  onDelete(): void;
  onAddBelow: ((from: HTMLElement) => void) | null;
}

export function blockFrame(options: FrameOptions): BlockFrame {
  const bodyId = freshId("block");
  const place = h("span", { class: "block-place" });
  const summary = h("span", { class: "block-summary" });
  const head = h(
    "button",
    { type: "button", class: "block-name", "aria-expanded": "true", "aria-controls": bodyId },
    icon(options.icon),
    h("span", { class: "block-label" }, options.label, " ", place),
    summary,
    icon("fold"),
  );
  const tool = (name: string, label: string, run: () => void, extra = ""): HTMLButtonElement =>
    h(
      "button",
      { type: "button", class: `icon-button ${extra}`, "aria-label": `${label}`, title: label, onclick: run },
      icon(name),
    );
  const up = tool("up", gettext("Move up"), () => options.onMove(-1));
  const down = tool("down", gettext("Move down"), () => options.onMove(1));
  const menu = options.readOnly ? null : blockMenu(options);
  const body = h("div", { class: "block-body", id: bodyId }, options.body);
  const element = h(
    "li",
    { class: options.compact ? "block block-compact" : "block", "data-block": options.id, "data-path": options.path },
    h(
      "div",
      { class: "block-head" },
      !options.readOnly &&
        h("span", { class: "block-handle", title: gettext("Drag to move"), "aria-hidden": "true" }, icon("handle")),
      head,
      !options.readOnly && h("div", { class: "block-tools" }, !options.line && up, !options.line && down, menu),
    ),
    h("div", { class: "field-messages" }),
    body,
  );
  const fold = (folded: boolean): void => {
    body.hidden = folded;
    element.classList.toggle("block-folded", folded);
    head.setAttribute("aria-expanded", String(!folded));
  };
  head.addEventListener("click", () => fold(!body.hidden));
  const moves = options.line ? element : element.querySelector<HTMLElement>(".block-head");
  moves?.addEventListener("keydown", (event) => {
    const { altKey, key } = event;
    if (options.readOnly || !altKey || (key !== "ArrowUp" && key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    options.onMove(key === "ArrowUp" ? -1 : 1);
  });
  return {
    element,
    fold,
    summary: (text) => (summary.textContent = text),
    position(index, count) {
      place.textContent = count > 1 ? String(index + 1) : "";
      up.disabled = index === 0;
      down.disabled = index === count - 1;
      for (const [button, words] of [
        [up, gettext("Move up")],
        [down, gettext("Move down")],
      ] as const) {
        button.setAttribute("aria-label", gettext("{action}: {block} {place}", { action: words, block: options.label, place: index + 1 }));
      }
      menu?.querySelector("button")?.setAttribute(
        "aria-label",
        gettext("More for: {block} {place}", { block: options.label, place: index + 1 }),
      );
    },
    focusHead: () => (options.line ? body.querySelector<HTMLElement>("input, textarea") : head)?.focus(),
    focusMove(step) {
      if (options.line) {
        if (!body.contains(document.activeElement)) menu?.querySelector("button")?.focus({ preventScroll: true });
        return;
      }
      const wanted = step < 0 ? up : down;
      (wanted.disabled ? (step < 0 ? down : up) : wanted).focus({ preventScroll: true });
    },
  };
}

/** The button with three dots: copy, add below, delete. */
function blockMenu(options: FrameOptions): HTMLElement {
  const listId = freshId("menu");
  const open = h(
    "button",
    { type: "button", class: "icon-button", "aria-expanded": "false", "aria-controls": listId, "aria-label": gettext("More") },
    icon("more"),
  );
  const show = (shown: boolean): void => {
    list.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
    if (shown) {
      document.addEventListener("pointerdown", outside, true);
      list.querySelector("button")?.focus();
    } else document.removeEventListener("pointerdown", outside, true);
  };
  const outside = (event: Event): void => {
    if (!box.contains(event.target as Node)) show(false);
  };
  const entry = (name: string, label: string, run: () => void): HTMLElement =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            show(false);
            run();
          },
        },
        icon(name),
        label,
      ),
    );
  const below = options.onAddBelow;
  const list = h(
    "ul",
    { class: "menu", id: listId, hidden: true },
    options.line && entry("up", gettext("Move up"), () => options.onMove(-1)),
    options.line && entry("down", gettext("Move down"), () => options.onMove(1)),
    entry("copy", gettext("Duplicate"), options.onCopy),
    below && entry("plus", gettext("Add below"), () => below(open)),
    entry("bin", gettext("Delete"), options.onDelete),
  );
  open.addEventListener("click", () => show(Boolean(list.hidden)));
  const box = h("div", { class: "menu-box" }, open, list);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    show(false);
    open.focus();
  });
  return box;
}
