// The frame around a control: label, help, how long it is, and what is said about it.

import { freshId, h, type Child } from "../dom";
import { gettext, ngettext } from "../i18n";
import type { Field } from "../types";

export interface Frame {
  element: HTMLElement;
  id: string;
  /** Show an error beside the field ("" takes it away). */
  error(text: string): void;
  /** Tell how many characters stand in it. */
  count(length: number): void;
}

interface FrameOptions {
  /** Controls made of several parts are a group with a caption instead of a label. */
  group?: boolean;
  className?: string;
}

/** Frame `control`, which gets the returned id and is described by help and error. */
export function frame(field: Field, path: string, control: HTMLElement, options: FrameOptions = {}): Frame {
  const id = control.id || freshId();
  control.id = id;
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const error = h("p", { class: "field-error", id: errorId, hidden: true });
  const counter = h("span", { class: "field-count", "aria-hidden": "true" });
  const optional = field.required ? null : h("span", { class: "field-optional" }, gettext("optional"));
  const label: Child = options.group
    ? h("span", { class: "field-label", id: `${id}-label` }, field.label, " ", optional)
    : h("label", { class: "field-label", for: id }, field.label, " ", optional);
  if (options.group) {
    control.setAttribute("role", control.getAttribute("role") ?? "group");
    control.setAttribute("aria-labelledby", `${id}-label`);
  }
  const describedBy = [field.help && helpId, errorId].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", describedBy);
  const element = h(
    "div",
    { class: `field field-${field.type} ${options.className ?? ""}`, "data-path": path },
    h("div", { class: "field-head" }, label, counter),
    field.help && h("p", { class: "field-help", id: helpId }, field.help),
    control,
    error,
    h("div", { class: "field-messages" }),
  );
  const say = (text: string): void => {
    error.textContent = text;
    error.hidden = text === "";
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  };
  const limit = field.max_length ?? 0;
  return {
    element,
    id,
    error: say,
    count(length) {
      if (!limit) return;
      counter.textContent = length > limit * 0.7 ? `${length}/${limit}` : "";
      const over = length - limit;
      counter.classList.toggle("field-count-over", over > 0);
      if (over > 0) say(ngettext("{count} character too many", "{count} characters too many", over));
      else if (error.dataset["by"] !== "server") say("");
    },
  };
}
