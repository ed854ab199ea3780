// One of several, several of many, yes or no.

import { ApiError, call } from "../api";
import { announce } from "../announce";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import type { Field, Json, Option } from "../types";
import { frame } from "./labelled";
import { asList, asText, register, type Maker, type Place, type View } from "./view";

/** A drop-down for long lists without explanations. */
function dropDown(field: Field, value: Json, { path, context, change }: Place, options: Option[], numbers: boolean): View {
  const select = h("select", { class: "input", disabled: context.readOnly });
  if (field.default === null || field.default === undefined || !field.required) {
    select.appendChild(h("option", { value: "" }, field.required ? gettext("Choose …") : gettext("None")));
  }
  for (const option of options) select.appendChild(h("option", { value: option.value }, option.label));
  select.value = asText(value);
  const place = frame(field, path, select);
  select.addEventListener("change", () => {
    const chosen = select.value;
    change(numbers ? (chosen === "" ? null : Number(chosen)) : chosen);
  });
  return { element: place.element, focus: () => select.focus() };
}

/** Radio buttons, each with what it means. */
function radios(field: Field, value: Json, { path, context, change }: Place): View {
  const name = freshId("choice");
  const box = h("div", { class: "options", role: "radiogroup" });
  for (const choice of field.choices ?? []) {
    const id = freshId();
    const input = h("input", {
      type: "radio",
      name,
      id,
      value: choice.value,
      checked: asText(value) === choice.value,
      disabled: context.readOnly,
      "aria-describedby": choice.help ? `${id}-help` : null,
      onchange: () => change(choice.value),
    });
    box.appendChild(
      h(
        "div",
        { class: "option" },
        input,
        h("label", { for: id }, choice.label),
        choice.help && h("p", { class: "option-help", id: `${id}-help` }, choice.help),
      ),
    );
  }
  const place = frame(field, path, box, { group: true });
  return { element: place.element, focus: () => box.querySelector<HTMLElement>("input:checked, input")?.focus() };
}

const choice: Maker = (field, value, place) => {
  const choices = field.choices ?? [];
  const few = choices.length <= 4 || choices.some((one) => one.help);
  return few ? radios(field, value, place) : dropDown(field, value, place, choices, false);
};

const multichoice: Maker = (field, value, { path, context, change }) => {
  const chosen = new Set(asList(value).map((one) => asText(one)));
  const box = h("div", { class: "options options-inline" });
  for (const choice of field.choices ?? []) {
    const id = freshId();
    const input = h("input", {
      type: "checkbox",
      id,
      checked: chosen.has(choice.value),
      disabled: context.readOnly,
      onchange: () => {
        if (input.checked) chosen.add(choice.value);
        else chosen.delete(choice.value);
        change((field.choices ?? []).map((one) => one.value).filter((one) => chosen.has(one)));
      },
    });
    box.appendChild(h("div", { class: "option" }, input, h("label", { for: id }, choice.label)));
  }
  const place = frame(field, path, box, { group: true });
  return { element: place.element, focus: () => box.querySelector("input")?.focus() };
};

const yesNo: Maker = (field, value, { path, context, change }) => {
  const id = freshId();
  const input = h("input", {
    type: "checkbox",
    id,
    checked: value === true,
    disabled: context.readOnly,
    onchange: () => change(input.checked),
  });
  const element = h(
    "div",
    { class: "field field-boolean", "data-path": path },
    h("div", { class: "option" }, input, h("label", { for: id }, field.label)),
    field.help && h("p", { class: "field-help" }, field.help),
    h("div", { class: "field-messages" }),
  );
  return { element, focus: () => input.focus() };
};

/** A series of one's own, or a new one made here. */
const series: Maker = (field, value, place) => {
  const view = dropDown(field, value, place, place.context.series, true);
  const { context, change } = place;
  if (context.readOnly) return view;
  const id = freshId("series");
  const input = h("input", { id, type: "text", class: "input", maxlength: 80, autocomplete: "off" });
  const wrong = h("p", { class: "field-error", role: "alert" });
  const add = async (): Promise<void> => {
    try {
      const made = await call<Option & Record<string, Json>>(context.urls["series"]!, { method: "POST", body: { title: input.value } });
      context.series.push(made);
      const select = view.element.querySelector("select");
      select?.appendChild(h("option", { value: made.value }, made.label));
      if (select) select.value = made.value;
      change(Number(made.value));
      input.value = "";
      wrong.textContent = "";
      box.open = false;
      select?.focus();
      announce(gettext("The series {title} was made.", { title: made.label }));
    } catch (error) {
      wrong.textContent = error instanceof ApiError ? error.message : String(error);
    }
  };
  const box = h(
    "details",
    { class: "new-series" },
    h("summary", { class: "button button-quiet" }, gettext("New series")),
    h("label", { for: id }, gettext("Title of the series")),
    h("div", { class: "new-series-row" }, input, h("button", { type: "button", class: "button", onclick: () => void add() }, gettext("Make it"))),
    wrong,
  );
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    void add();
  });
  view.element.querySelector(".field-messages")?.before(box);
  return view;
};

register("choice", choice);
register("multichoice", multichoice);
register("boolean", yesNo);
register("series", series);
register("organisation", (field, value, place) => dropDown(field, value, place, place.context.organisations, true));
