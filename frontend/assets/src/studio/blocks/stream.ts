// Streams of blocks and lists of items, drawn from their definitions.

import { h, uuid } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { frame } from "../fields/labelled";
import { makeView, register, type Maker, type Place, type View } from "../fields/view";
import { pickPictures } from "../uploads/several";
import type { BlockType, Field, Item, Json, PictureInfo } from "../types";
import { defaultOf, itemsOf } from "./defaults";
import { isLines, linesView } from "./lines";
import { pickBlock } from "./picker";
import { Sequence, type Kind } from "./sequence";
import { structView } from "./struct";

const SHORT = new Set(["text", "integer", "number", "date", "choice", "url", "boolean"]);

/** Whether blocks of this form are small enough to stand as a row. */
function isCompact(field: Field): boolean {
  if (SHORT.has(field.type)) return true;
  return field.type === "struct" && (field.fields ?? []).every((child) => SHORT.has(child.type) && child.type !== "boolean");
}

function bodyOf(field: Field, value: Json, place: Place): View {
  return field.type === "struct" ? structView(field, value, place) : makeView(field, value, place);
}

function kind(field: Field, label: string, iconName: string): Kind {
  return {
    label,
    icon: iconName,
    view: (value, place) => bodyOf({ ...field, label: field.type === "struct" ? field.label : label }, value, place),
    start: () => defaultOf(field),
  };
}

/** A form that holds a picture: many can be made at once from many files. */
function holdsPicture(field: Field): boolean {
  return field.type === "struct" && (field.fields ?? []).some((child) => child.name === "picture" && child.type === "picture");
}

function withPicture(field: Field, picture: PictureInfo): Json {
  return { ...(defaultOf(field) as Record<string, Json>), picture: picture.id };
}

function addButton(label: string, run: () => void): HTMLElement {
  return h("button", { type: "button", class: "button button-add", onclick: run }, icon("plus"), label);
}

const stream: Maker = (field, value, place) => {
  const types = field.blocks ?? [];
  const byName = new Map(types.map((type) => [type.name, type]));
  const only = types.length === 1 ? types[0]! : null;
  const make = (type: BlockType): Item => ({ type: type.name, value: defaultOf(type.value), id: uuid() });
  const sequence = new Sequence({
    path: place.path,
    context: place.context,
    items: itemsOf(value).filter((item) => byName.has(item.type)),
    kindOf: (item) => {
      const type = byName.get(item.type)!;
      return kind(type.value, type.label, type.icon);
    },
    change: (items) => place.change(items as unknown as Json),
    compact: only !== null && isCompact(only.value),
    most: field.max_num ?? 500,
    addBelow: (at, add) => (only ? add([make(only)], at) : pickBlock(types, (type) => add([make(type)], at))),
    adder: (add) => {
      if (!only) return addButton(gettext("Add a block"), () => pickBlock(types, (type) => add([make(type)])));
      const one = addButton(gettext("Add: {block}", { block: only.label }), () => add([make(only)]));
      if (!holdsPicture(only.value)) return one;
      const fromPictures = (pictures: PictureInfo[]): void =>
        add(pictures.map((picture) => ({ ...make(only), value: withPicture(only.value, picture) })));
      return h("div", { class: "adders" }, pickPictures(place.context, fromPictures), one);
    },
  });
  return framed(field, place, sequence);
};

const list: Maker = (field, value, place) => {
  const item = field.item!;
  const label = item.label || field.label;
  const make = (): Item => ({ type: "item", value: defaultOf(item), id: uuid() });
  const sequence = new Sequence({
    path: place.path,
    context: place.context,
    items: itemsOf(value),
    kindOf: () => kind(item, label, "list-ul"),
    change: (items) => place.change(items as unknown as Json),
    compact: isCompact(item),
    most: field.max_num ?? 500,
    addBelow: (at, add) => add([make()], at),
    adder: (add) => {
      const one = addButton(gettext("Add: {block}", { block: label }), () => add([make()]));
      if (!holdsPicture(item)) return one;
      const fromPictures = (pictures: PictureInfo[]): void =>
        add(pictures.map((picture) => ({ ...make(), value: withPicture(item, picture) })));
      return h("div", { class: "adders" }, pickPictures(place.context, fromPictures), one);
    },
  });
  return framed(field, place, sequence);
};

function framed(field: Field, place: Place, sequence: Sequence): View {
  const outer = frame(field, place.path, sequence.element, { group: true, className: "field-wide" });
  return { element: outer.element, focus: () => sequence.focus(), destroy: () => sequence.destroy() };
}

register("stream", (field, value, place) => (isLines(field) ? linesView : stream)(field, value, place));
register("list", list);
