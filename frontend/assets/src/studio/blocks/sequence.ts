// Blocks in an order: add, move (drag, buttons, keys), copy, fold, delete and take back.

import Sortable from "sortablejs";
import { announce, note } from "../announce";
import { calm, goTo, h } from "../dom";
import { gettext } from "../i18n";
import type { Item, Json } from "../types";
import type { Context, Place, View } from "../fields/view";
import { fresh } from "./defaults";
import { blockFrame, type BlockFrame } from "./block_frame";
import { summaryOf } from "./summary";

export interface Kind {
  label: string;
  icon: string;
  /** The body of one block. */
  view(value: Json, place: Place): View;
  start(): Json;
}

export interface SequenceOptions {
  path: string;
  context: Context;
  items: Item[];
  kindOf(item: Item): Kind;
  change(items: Item[]): void;
  /** What stands below the list: the way to add. It gets the place to add at (the end when left out). */
  adder(add: (items: Item[], at?: number) => void): HTMLElement;
  /** Opens the choice of what to add below a block; null when only the end can grow. */
  addBelow: ((at: number, add: (items: Item[], at?: number) => void, from: HTMLElement) => void) | null;
  compact: boolean;
  /** Lines of a script: as little around each as can be. */
  lines?: boolean;
  most: number | null;
}

interface Row {
  item: Item;
  frame: BlockFrame;
  view: View;
}

export class Sequence {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private rows: Row[] = [];
  private readonly tools: HTMLElement;
  private readonly adder: HTMLElement;

  constructor(private readonly options: SequenceOptions) {
    const look = options.lines ? "blocks-lines" : options.compact ? "blocks-compact" : "";
    this.list = h("ol", { class: `blocks ${look}` });
    this.tools = h("div", { class: "blocks-tools" });
    this.adder = h("div", { class: "blocks-adder" });
    this.element = h("div", { class: "sequence" }, this.tools, this.list, this.adder);
    if (!options.context.readOnly) this.adder.appendChild(options.adder((items, at) => this.add(items, at)));
    for (const item of options.items) this.place(this.build(item), this.rows.length);
    this.makeSortable();
    this.refresh();
  }

  focus(): void {
    const first = this.rows[0];
    if (first) first.view.focus();
    else this.adder.querySelector("button")?.focus();
  }

  destroy(): void {
    for (const row of this.rows) row.view.destroy?.();
  }

  /** Where the item with this id stands. */
  indexOf(id: string): number {
    return this.rows.findIndex((row) => row.item.id === id);
  }

  focusAt(index: number): void {
    this.rows[index]?.view.focus();
  }

  removeAt(index: number): void {
    const row = this.rows[index];
    if (row) this.remove(row);
  }

  add(items: Item[], at = this.rows.length): void {
    const most = this.options.most;
    if (most !== null && this.rows.length + items.length > most) {
      note(gettext("There can be no more than {most} here.", { most }), { tone: "bad" });
      return;
    }
    const built = items.map((item) => this.build(item));
    built.forEach((row, offset) => this.place(row, at + offset));
    this.changed();
    const first = built[0];
    if (!first) return;
    if (this.options.lines) first.frame.element.scrollIntoView({ block: "nearest" });
    else goTo(first.frame.element);
    first.view.focus();
    announce(gettext("Added: {block}", { block: this.options.kindOf(first.item).label }));
  }

  private build(item: Item): Row {
    const { path, context } = this.options;
    const kind = this.options.kindOf(item);
    const view = kind.view(item.value, {
      path: `${path}:${item.id}`,
      context,
      change: (value) => {
        row.item.value = value;
        row.frame.summary(summaryOf(value));
        this.emit();
      },
    });
    const frame = blockFrame({
      id: item.id,
      path: `${path}:${item.id}`,
      label: kind.label,
      icon: kind.icon,
      body: view.element,
      compact: this.options.compact,
      line: this.options.lines === true,
      readOnly: context.readOnly,
      onMove: (step) => this.move(row, step),
      onCopy: () => this.add([{ ...item, value: fresh(row.item.value), id: freshId(row.item) }], this.rows.indexOf(row) + 1),
      onDelete: () => this.remove(row),
      onAddBelow: this.options.addBelow
        ? (from) => this.options.addBelow?.(this.rows.indexOf(row) + 1, (items, at) => this.add(items, at), from)
        : null,
    });
    const row: Row = { item: { ...item }, frame, view };
    frame.summary(summaryOf(item.value));
    return row;
  }

  private place(row: Row, at: number): void {
    const others = [...this.list.children].filter((element) => element !== row.frame.element);
    this.list.insertBefore(row.frame.element, others[at] ?? null);
    this.rows.splice(at, 0, row);
  }

  private move(row: Row, step: number): void {
    const from = this.rows.indexOf(row);
    const to = from + step;
    if (to < 0 || to >= this.rows.length) return;
    const before = document.activeElement; // moving an element takes the focus away from it
    this.rows.splice(from, 1);
    this.place(row, to);
    this.changed();
    if (before instanceof HTMLElement && row.frame.element.contains(before)) before.focus({ preventScroll: true });
    if (document.activeElement !== before) row.frame.focusMove(step);
    row.frame.element.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    this.tellPlace(row, to);
  }

  private tellPlace(row: Row, at: number): void {
    const { label } = this.options.kindOf(row.item);
    announce(gettext("{block} is now number {place} of {count}.", { block: label, place: at + 1, count: this.rows.length }));
  }

  private remove(row: Row): void {
    const at = this.rows.indexOf(row);
    const next = this.rows[at + 1] ?? this.rows[at - 1];
    this.rows.splice(at, 1);
    row.frame.element.remove();
    this.changed();
    if (next) next.frame.focusHead();
    else this.adder.querySelector("button")?.focus();
    const { label } = this.options.kindOf(row.item);
    note(gettext("Deleted: {block}", { block: label }), {
      seconds: 15,
      action: {
        label: gettext("Undo"),
        run: () => {
          this.place(row, Math.min(at, this.rows.length));
          this.changed();
          goTo(row.frame.element);
        },
      },
    });
  }

  private makeSortable(): void {
    if (this.options.context.readOnly) return;
    Sortable.create(this.list, {
      handle: ".block-handle",
      draggable: "> li",
      animation: calm() ? 0 : 150,
      fallbackTolerance: 4,
      scrollSensitivity: 80,
      onEnd: ({ oldIndex, newIndex }) => {
        if (oldIndex === undefined || newIndex === undefined || oldIndex === newIndex) return;
        const [row] = this.rows.splice(oldIndex, 1);
        if (!row) return;
        this.rows.splice(newIndex, 0, row);
        this.changed();
        this.tellPlace(row, newIndex);
      },
    });
  }

  private changed(): void {
    this.refresh();
    this.emit();
  }

  private emit(): void {
    this.options.change(this.rows.map((row) => row.item));
  }

  private refresh(): void {
    this.rows.forEach((row, index) => row.frame.position(index, this.rows.length));
    const foldable = this.rows.length > 2 && !this.options.compact && !this.options.lines;
    this.tools.hidden = !foldable;
    if (!foldable || this.tools.childElementCount > 0) return;
    const foldAll = (folded: boolean) => (): void => this.rows.forEach((row) => row.frame.fold(folded));
    this.tools.append(
      h("button", { type: "button", class: "button button-quiet", onclick: foldAll(true) }, gettext("Fold all")),
      h("button", { type: "button", class: "button button-quiet", onclick: foldAll(false) }, gettext("Unfold all")),
    );
  }
}

function freshId(item: Item): string {
  const copy = fresh({ type: item.type, value: null, id: item.id }) as { id: string };
  return copy.id;
}
