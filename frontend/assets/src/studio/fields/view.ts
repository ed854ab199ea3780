// What every field and block of the editor is: an element, a way to put the focus in it,
// and a call upward whenever its value changes.

import type { Field, Json, References, EditorConfig, TopicNode, Option } from "../types";

export interface View {
  element: HTMLElement;
  focus(): void;
  destroy?(): void;
}

export type Change = (value: Json) => void;

export interface Context {
  references: References;
  topics: TopicNode[];
  series: Option[];
  organisations: Option[];
  limits: EditorConfig["limits"];
  urls: Record<string, string>;
  readOnly: boolean;
  /** The whole draft as it is now, for fields that look at others (the roles of a script). */
  values(): Record<string, Json>;
}

export interface Place {
  /** Where the value stands: "title", "body:<block id>", "body:<block id>:caption" (as cms/works/cleaning.py has it). */
  path: string;
  context: Context;
  change: Change;
}

/** Build the view of one field. */
export type Maker = (field: Field, value: Json, place: Place) => View;

const makers = new Map<string, Maker>();

export function register(type: string, maker: Maker): void {
  makers.set(type, maker);
}

export function makeView(field: Field, value: Json, place: Place): View {
  const maker = makers.get(field.type);
  if (!maker) throw new Error(`no editor for a field of type ${field.type}`);
  return maker(field, value, place);
}

export const asText = (value: Json | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const asObject = (value: Json | undefined): Record<string, Json> =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};

export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
