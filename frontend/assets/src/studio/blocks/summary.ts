// A block in a few words: for its heading when it is folded, and for comparing two versions.

import type { Json } from "../types";

const SHOWN_FIRST = ["title", "text", "question", "words", "name", "latex", "caption", "alt", "description"];

/** All words in a value, in order, without markup and ids. */
export function wordsOf(value: Json): string {
  if (value === null || typeof value === "boolean") return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join("\n");
  if ("value" in value && "type" in value) return wordsOf(value["value"] ?? null);
  return Object.values(value).map(wordsOf).filter(Boolean).join(" · ");
}

function plain(text: string): string {
  if (!text.includes("<")) return text;
  const parsed = new DOMParser().parseFromString(text.replace(/<\/(p|li)>/g, "$&\n"), "text/html");
  return (parsed.body.textContent ?? "").trim();
}

/** The first words that tell what a block is about. */
export function summaryOf(value: Json): string {
  let words = "";
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const named = [value["role"], ...SHOWN_FIRST.map((name) => value[name])].filter(
      (inner): inner is string => typeof inner === "string" && inner !== "",
    );
    words = named.slice(0, 2).map(plain).join(" · ");
  }
  words ||= wordsOf(value).replace(/\n/g, " ");
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
