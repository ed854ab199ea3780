// Words: one line, several lines, an address. And numbers and dates.

import { h } from "../dom";
import { gettext } from "../i18n";
import { frame } from "./labelled";
import { asText, register, type Maker } from "./view";

const INPUT_TYPES: Record<string, string> = { text: "text", url: "url", date: "date" };

/** Let a text box be as high as what stands in it. */
export function grow(box: HTMLTextAreaElement): void {
  const fit = (): void => {
    if (!box.isConnected) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };
  box.addEventListener("input", fit);
  new ResizeObserver(([entry]) => {
    const width = String(Math.round(entry?.contentRect.width ?? 0));
    if (box.dataset["width"] === width) return;
    box.dataset["width"] = width;
    fit();
  }).observe(box);
}

const oneLine: Maker = (field, value, { path, context, change }) => {
  const input = h("input", {
    type: INPUT_TYPES[field.type] ?? "text",
    class: "input",
    value: asText(value),
    disabled: context.readOnly,
    autocomplete: "off",
    inputmode: field.type === "url" ? "url" : null,
    placeholder: field.type === "url" ? "https://" : null,
  });
  const place = frame(field, path, input);
  place.count(input.value.length);
  input.addEventListener("input", () => {
    place.count(input.value.length);
    change(field.type === "date" ? input.value || null : input.value);
  });
  if (field.type === "url") {
    input.addEventListener("blur", () => {
      const bare = input.value.trim();
      if (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(bare)) {
        input.value = `https://${bare}`;
        change(input.value);
      }
      const wrong = input.value !== "" && !/^https?:\/\/\S+\.\S+/.test(input.value);
      place.error(wrong ? gettext("An address starts with https:// and has no spaces.") : "");
    });
  }
  return { element: place.element, focus: () => input.focus() };
};

const manyLines: Maker = (field, value, { path, context, change }) => {
  const box = h("textarea", { class: "input", rows: 2, disabled: context.readOnly });
  box.value = asText(value);
  const place = frame(field, path, box);
  place.count(box.value.length);
  grow(box);
  box.addEventListener("input", () => {
    place.count(box.value.length);
    change(box.value);
  });
  return { element: place.element, focus: () => box.focus() };
};

const numeric: Maker = (field, value, { path, context, change }) => {
  const whole = field.type === "integer";
  const input = h("input", {
    type: "text",
    inputmode: whole ? "numeric" : "decimal",
    class: "input input-number",
    value: asText(value),
    disabled: context.readOnly,
    autocomplete: "off",
  });
  const place = frame(field, path, input);
  const read = (): void => {
    const text = input.value.trim().replace(/[，,](?=\d{3}\b)/g, "");
    const number = Number(text);
    if (text === "") {
      place.error("");
      change(null);
    } else if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) {
      place.error(whole ? gettext("Write a whole number.") : gettext("Write a number."));
    } else if (typeof field.min === "number" && number < field.min) {
      place.error(gettext("The least is {least}.", { least: field.min }));
    } else if (typeof field.max === "number" && number > field.max) {
      place.error(gettext("The most is {most}.", { most: field.max }));
    } else {
      place.error("");
      change(number);
    }
  };
  input.addEventListener("input", read);
  return { element: place.element, focus: () => input.focus() };
};

for (const type of ["text", "url", "date"]) register(type, oneLine);
register("longtext", manyLines);
for (const type of ["integer", "number"]) register(type, numeric);
