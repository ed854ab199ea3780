// The lines of a scene, for writing quickly: Enter ends a speech and starts the next.

import { h, uuid } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import type { Field, Item, Json } from "../types";
import { asList, asObject, asText, type Context, type Maker, type Place, type View } from "../fields/view";
import { frame } from "../fields/labelled";
import { grow } from "../fields/text";
import { itemsOf } from "./defaults";
import { parseScript } from "./pasted_script";
import { Sequence } from "./sequence";

/** Whether a stream is a scene's lines. */
export function isLines(field: Field): boolean {
  const names = (field.blocks ?? []).map((type) => type.name).sort();
  return names.join() === "direction,speech";
}

const speech = (role = "", words = "", manner = ""): Item => ({ type: "speech", id: uuid(), value: { role, manner, words } });
const direction = (text = ""): Item => ({ type: "direction", id: uuid(), value: text });

/** All roles that the draft knows: those of the cast, and those who speak already. */
function rolesOf(context: Context): string[] {
  const values = context.values();
  const found = new Set<string>();
  for (const item of itemsOf(values["cast"])) {
    const person = asObject(item.value);
    if (person["part"] !== "crew") found.add(asText(person["role"]));
  }
  for (const act of itemsOf(values["script"])) {
    for (const scene of itemsOf(asObject(act.value)["scenes"])) {
      for (const line of itemsOf(asObject(scene.value)["lines"])) found.add(asText(asObject(line.value)["role"]));
    }
  }
  found.delete("");
  return [...found];
}

const ROLES = "studio-roles";

function offerRoles(context: Context): void {
  const list = document.getElementById(ROLES) ?? document.body.appendChild(h("datalist", { id: ROLES }));
  list.replaceChildren(...rolesOf(context).map((role) => h("option", { value: role })));
}

interface Keys {
  next(id: string): void;
  nextDirection(id: string): void;
  removeEmpty(id: string): void;
  paste(id: string, lines: Item[]): void;
}

/** Enter goes on, Ctrl+Enter writes a stage direction, Backspace in an empty line takes it away. */
function lineKeys(event: KeyboardEvent, id: string, isEmpty: () => boolean, keys: Keys): void {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    keys.nextDirection(id);
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    keys.next(id);
  } else if (event.key === "Backspace" && isEmpty()) {
    event.preventDefault();
    keys.removeEmpty(id);
  }
}

function pasted(event: ClipboardEvent, id: string, keys: Keys): void {
  const lines = parseScript(event.clipboardData?.getData("text/plain") ?? "");
  if (!lines) return;
  event.preventDefault();
  keys.paste(
    id,
    lines.map((line) => (line.type === "speech" ? speech(line.role, line.words, line.manner) : direction(line.text))),
  );
}

function speechView(value: Json, { path, context, change }: Place, id: string, keys: Keys): View {
  const now = { ...asObject(value) };
  const set = (name: string, text: string): void => {
    now[name] = text;
    change({ ...now });
  };
  const input = (name: string, label: string, extra: Record<string, string>): HTMLInputElement => {
    const made = h("input", {
      type: "text",
      class: `input line-${name}`,
      value: asText(now[name]),
      placeholder: label,
      "aria-label": label,
      autocomplete: "off",
      disabled: context.readOnly,
      "data-path": `${path}:${name}`,
      oninput: () => set(name, made.value),
      onkeydown: (event: KeyboardEvent) => {
        if (event.isComposing) return;
        if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          words.focus();
        } else if (event.key === "Backspace" || event.key === "Enter") lineKeys(event, id, isEmpty, keys);
      },
      ...extra,
    });
    return made;
  };
  const isEmpty = (): boolean => ["role", "manner", "words"].every((name) => asText(now[name]) === "");
  const role = input("role", gettext("Role"), { list: ROLES });
  const manner = input("manner", gettext("How (optional)"), {});
  const words = h("textarea", {
    class: "input line-words",
    rows: 1,
    placeholder: gettext("Words"),
    "aria-label": gettext("Words"),
    disabled: context.readOnly,
    "data-path": `${path}:words`,
    oninput: () => set("words", words.value),
    onkeydown: (event: KeyboardEvent) => lineKeys(event, id, isEmpty, keys),
  });
  words.value = asText(now["words"]);
  grow(words);
  role.addEventListener("focus", () => offerRoles(context));
  for (const box of [role, words]) box.addEventListener("paste", (event) => pasted(event as ClipboardEvent, id, keys));
  const element = h("div", { class: "line line-speech" }, role, manner, words);
  return { element, focus: () => (role.value === "" ? role : words).focus() };
}

function directionView(value: Json, { path, context, change }: Place, id: string, keys: Keys): View {
  const box = h("textarea", {
    class: "input line-direction-text",
    rows: 1,
    placeholder: gettext("What happens on the stage"),
    "aria-label": gettext("Stage direction"),
    disabled: context.readOnly,
    "data-path": path,
    oninput: () => change(box.value),
    onkeydown: (event: KeyboardEvent) => lineKeys(event, id, () => box.value === "", keys),
    onpaste: (event: ClipboardEvent) => pasted(event, id, keys),
  });
  box.value = asText(value);
  grow(box);
  return { element: h("div", { class: "line line-direction" }, box), focus: () => box.focus() };
}

export const linesView: Maker = (field, value, place) => {
  const labels = Object.fromEntries((field.blocks ?? []).map((type) => [type.name, type.label]));
  const after = (id: string): number => sequence.indexOf(id) + 1;
  const keys: Keys = {
    next: (id) => sequence.add([speech()], after(id)),
    nextDirection: (id) => sequence.add([direction()], after(id)),
    removeEmpty: (id) => {
      const at = sequence.indexOf(id);
      sequence.removeAt(at);
      sequence.focusAt(Math.max(0, at - 1));
    },
    paste: (id, lines) => sequence.add(lines, after(id)),
  };
  const sequence: Sequence = new Sequence({
    path: place.path,
    context: place.context,
    items: itemsOf(asList(value)),
    kindOf: (item) => {
      const isSpeech = item.type === "speech";
      return {
        label: labels[item.type] ?? item.type,
        icon: isSpeech ? "openquote" : "view",
        view: (inner, at) => (isSpeech ? speechView : directionView)(inner, at, item.id, keys),
        start: () => (isSpeech ? speech() : direction()).value,
      };
    },
    change: (items) => place.change(items as unknown as Json),
    compact: true,
    lines: true,
    most: field.max_num ?? 500,
    addBelow: (at, add) => add([speech()], at),
    adder: (add) =>
      h(
        "div",
        { class: "adders" },
        h("button", { type: "button", class: "button button-add", onclick: () => add([speech()]) }, icon("plus"), labels["speech"] ?? ""),
        h("button", { type: "button", class: "button button-add", onclick: () => add([direction()]) }, icon("plus"), labels["direction"] ?? ""),
      ),
  });
  const help = gettext("Enter starts the next speech, Ctrl+Enter a stage direction. A script can be pasted: one line for each speech, “role: words”.");
  const outer = frame({ ...field, help: field.help || help }, place.path, sequence.element, { group: true, className: "field-wide" });
  return { element: outer.element, focus: () => sequence.focus(), destroy: () => sequence.destroy() };
};
