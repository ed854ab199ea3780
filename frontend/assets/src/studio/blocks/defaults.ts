// What a new block starts with, and copies with ids of their own.

import { uuid } from "../dom";
import type { Field, Item, Json, JsonObject } from "../types";
import { asList, asObject } from "../fields/view";

const item = (value: Json): Json => ({ type: "item", value, id: uuid() });

function structDefault(field: Field): JsonObject {
  return Object.fromEntries((field.fields ?? []).map((child) => [child.name ?? "", defaultOf(child)]));
}

/** The value of an empty field; a table starts with three rows of three cells, a chart with two bars. */
export function defaultOf(field: Field): Json {
  switch (field.type) {
    case "table": {
      const row = (): Json => item([item(""), item(""), item("")]);
      return { ...structDefault(field), rows: [row(), row(), row()] };
    }
    case "chart": {
      const series = { name: "", values: [item(null), item(null)] };
      return { ...structDefault(field), labels: [item(""), item("")], series: [item(series)] };
    }
    case "struct":
    case "formula":
      return structDefault(field);
    case "list":
      return field.item && field.item.type !== "struct" && field.item.type !== "table" ? [item(defaultOf(field.item))] : [];
    case "stream":
      return [];
    case "boolean":
      return field.default === true;
    case "integer":
    case "number":
    case "date":
    case "picture":
    case "film":
    case "attachment":
    case "work":
      return field.default ?? null;
    default:
      return field.default ?? "";
  }
}

/** Items as they should be: every one with an id; what has no form is left out. */
export function itemsOf(value: Json | undefined): Item[] {
  return asList(value).flatMap((raw) => {
    const found = asObject(raw);
    if (typeof found["type"] !== "string") return [];
    const id = typeof found["id"] === "string" && found["id"] !== "" ? found["id"] : uuid();
    return [{ type: found["type"], value: found["value"] ?? null, id }];
  });
}

/** A deep copy of a value in which every item has a new id. */
export function fresh(value: Json): Json {
  if (Array.isArray(value)) return value.map(fresh);
  if (value === null || typeof value !== "object") return value;
  const copy: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = fresh(inner);
  if (typeof value["type"] === "string" && typeof value["id"] === "string" && "value" in value) copy["id"] = uuid();
  return copy;
}
