// The dialog that shows both texts where two people, tabs or devices changed the same thing.

import { wordsOf } from "../blocks/summary";
import { openDialog } from "../dialog";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import type { Json, Schema } from "../types";
import type { Clash, Side } from "./merge";

function labelOf(schema: Schema, clash: Clash): string {
  const field = schema.sections.flatMap((section) => section.fields).find((one) => one.name === clash.field);
  const block = field?.blocks?.find((type) => type.name === clash.type);
  return [field?.label, block?.label].filter(Boolean).join(" › ");
}

function text(value: Json | undefined, schema: Schema, clash: Clash): string {
  if (value === undefined) return gettext("(deleted)");
  const field = schema.sections.flatMap((section) => section.fields).find((one) => one.name === clash.field);
  const words = wordsOf(value);
  const choice = field?.choices?.find((one) => one.value === words);
  return choice?.label ?? (words || gettext("(empty)"));
}

/** Ask for each clash which side stays. Both texts stand side by side; nothing is chosen beforehand. */
export function askClashes(schema: Schema, clashes: Clash[]): Promise<Map<string, Side>> {
  return new Promise((resolve) => {
    const choices = new Map<string, Side>();
    const done = h(
      "button",
      {
        type: "button",
        class: "button button-main",
        disabled: true,
        onclick: () => {
          dialog.close();
          resolve(choices);
        },
      },
      gettext("Keep what I chose"),
    );
    const choose = (clash: Clash, side: Side): void => {
      choices.set(clash.path, side);
      done.disabled = choices.size < clashes.length;
    };
    const all = (side: Side) => (): void => {
      for (const clash of clashes) choose(clash, side);
      for (const input of dialog.element.querySelectorAll<HTMLInputElement>(`input[value="${side}"]`)) input.checked = true;
      done.focus();
    };
    const option = (clash: Clash, name: string, side: Side, label: string, value: Json | undefined): HTMLElement => {
      const id = freshId("side");
      return h(
        "div",
        { class: "clash-side" },
        h("div", { class: "option" }, h("input", { type: "radio", name, id, value: side, onchange: () => choose(clash, side) }), h("label", { for: id }, label)),
        h("div", { class: "clash-text", tabindex: "0", role: "region", "aria-label": label }, text(value, schema, clash)),
      );
    };
    const dialog = openDialog({
      title: gettext("This work was changed somewhere else meanwhile"),
      className: "dialog-wide",
      dismissible: false,
      body: [
        h("p", {}, gettext("Both texts are here. Choose for each place which one stays; nothing is lost until you do.")),
        h(
          "div",
          { class: "dialog-actions dialog-actions-start" },
          h("button", { type: "button", class: "button", onclick: all("mine") }, gettext("Everywhere mine")),
          h("button", { type: "button", class: "button", onclick: all("theirs") }, gettext("Everywhere the other")),
        ),
        ...clashes.map((clash) => {
          const name = freshId("clash");
          return h(
            "fieldset",
            { class: "clash" },
            h("legend", {}, labelOf(schema, clash)),
            option(clash, name, "mine", gettext("Mine, from this page"), clash.mine),
            option(clash, name, "theirs", gettext("The other, from the server"), clash.theirs),
          );
        }),
        h("div", { class: "dialog-actions" }, done),
      ],
    });
  });
}
