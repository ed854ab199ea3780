// Several fields that belong together.

import { append, h } from "../dom";
import type { Field, Json } from "../types";
import { asObject, makeView, register, type Maker, type Place, type View } from "../fields/view";
import { frame } from "../fields/labelled";

/** The fields of a struct, without a frame of its own. */
export function structView(field: Field, value: Json, { path, context, change }: Place, skip: string[] = []): View {
  const now = { ...asObject(value) };
  const views = (field.fields ?? [])
    .filter((child) => !skip.includes(child.name ?? ""))
    .map((child) => {
      const name = child.name ?? "";
      return makeView(child, now[name] ?? null, {
        path: `${path}:${name}`,
        context,
        change: (inner) => {
          now[name] = inner;
          change({ ...now });
        },
      });
    });
  const element = h("div", { class: `struct struct-of-${views.length}`, "data-path": path });
  append(
    element,
    views.map((view) => view.element),
  );
  return {
    element,
    focus: () => views[0]?.focus(),
    destroy: () => views.forEach((view) => view.destroy?.()),
  };
}

const framed: Maker = (field, value, place) => {
  const view = structView(field, value, place);
  if (field.label === "") return view;
  const outer = frame(field, place.path, view.element, { group: true });
  return { ...view, element: outer.element };
};

register("struct", framed);
