// What is still missing after a field changed: a gap that was filled, or whose block is gone, is told no more.

import type { Json, JsonObject, Message } from "../types";

/** The messages that still hold when the field `name` goes from `before` to `after`. */
export function stillMissing(messages: Message[], name: string, before: Json, after: Json): Message[] {
  return messages.filter((message) => {
    const [field, ...inner] = message.field.split(":");
    if (field !== name) return true;
    const now = valueAt(after, inner);
    return now !== undefined && (isEmpty(now) || same(now, valueAt(before, inner)));
  });
}

/** The value at a path of block ids and field names; undefined where there is none. */
function valueAt(value: Json | undefined, path: string[]): Json | undefined {
  const [part, ...rest] = path;
  if (part === undefined || value === undefined) return value;
  if (Array.isArray(value)) {
    const item = value.find((one) => isObject(one) && one["id"] === part);
    return isObject(item) ? valueAt(item["value"], rest) : undefined;
  }
  return isObject(value) ? valueAt(value[part], rest) : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: Json): boolean {
  if (typeof value === "string") return value.replace(/<[^>]*>/g, "").trim() === "";
  return value === null || (Array.isArray(value) && value.length === 0);
}

function same(one: Json, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
