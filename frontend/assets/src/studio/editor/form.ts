// The form of a work, drawn from its schema, section by section.

import { h } from "../dom";
import { makeView, type Context, type View } from "../fields/view";
import type { Field, Json, JsonObject, Schema } from "../types";

export interface Form {
  element: HTMLElement;
  /** Draw everything again from these values. */
  draw(values: JsonObject): void;
  /** Draw one field again. */
  drawField(name: string, value: Json): void;
}

/** A table or a script takes the whole width; a title doesn't need a frame of its own. */
export function makeForm(schema: Schema, context: Context, change: (name: string, value: Json) => void): Form {
  const element = h("div", { class: "form" });
  const views = new Map<string, View>();
  const fields = new Map<string, Field>();

  const make = (field: Field, value: Json): View => {
    const name = field.name ?? "";
    const view = makeView(field, value, { path: name, context, change: (inner) => change(name, inner) });
    views.set(name, view);
    fields.set(name, field);
    return view;
  };
  const draw = (values: JsonObject): void => {
    for (const view of views.values()) view.destroy?.();
    views.clear();
    element.replaceChildren(
      ...schema.sections.map((section) =>
        h(
          "section",
          { class: "form-section", id: `section-${section.name}`, "aria-labelledby": `section-${section.name}-title` },
          h("h2", { id: `section-${section.name}-title` }, section.label),
          ...section.fields.map((field) => make(field, values[field.name ?? ""] ?? null).element),
        ),
      ),
    );
  };
  const drawField = (name: string, value: Json): void => {
    const [view, field] = [views.get(name), fields.get(name)];
    if (!view || !field || view.element.contains(document.activeElement)) return;
    const next = make(field, value);
    view.element.replaceWith(next.element);
    view.destroy?.();
  };
  return { element, draw, drawField };
}
