// Two versions of a draft that grew from the same one: what only one side changed is taken,
// what both changed is a clash that a person decides.

import { itemsOf } from "../blocks/defaults";
import type { Item, Json, JsonObject } from "../types";

export type Side = "mine" | "theirs";

export interface Clash {
  /** "title", or "body:<block id>". */
  path: string;
  field: string;
  mine: Json | undefined; // undefined: deleted here
  theirs: Json | undefined; // undefined: deleted there
  type: string; // of the block; empty for a whole field
}

export interface Versions {
  /** As this tab and the server last agreed: as it is written here, and as the server cleaned it. */
  agreedHere: JsonObject;
  agreedThere: JsonObject;
  mine: JsonObject;
  theirs: JsonObject;
}

export interface Merged {
  values: JsonObject;
  clashes: Clash[];
}

export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((inner, index) => same(inner, other[index]));
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(one[key], other[key]));
}

/** Merge field by field, streams block by block. `choices` (by path) decide clashes; undecided ones keep mine. */
export function merge(versions: Versions, streams: Set<string>, choices: Map<string, Side> = new Map()): Merged {
  const values: JsonObject = {};
  const clashes: Clash[] = [];
  const decide = (clash: Clash): Side => {
    clashes.push(clash);
    return choices.get(clash.path) ?? "mine";
  };
  for (const name of new Set([...Object.keys(versions.theirs), ...Object.keys(versions.mine)])) {
    const mine = versions.mine[name] ?? null;
    const theirs = versions.theirs[name] ?? null;
    const here = versions.agreedHere[name] ?? null;
    const there = versions.agreedThere[name] ?? null;
    if (same(mine, theirs) || same(mine, here)) values[name] = theirs;
    else if (same(theirs, there)) values[name] = mine;
    else if (streams.has(name)) values[name] = mergeStream(name, { mine, theirs, here, there }, decide);
    else values[name] = decide({ path: name, field: name, mine, theirs, type: "" }) === "mine" ? mine : theirs;
  }
  return { values, clashes };
}

interface Four {
  mine: Json;
  theirs: Json;
  here: Json;
  there: Json;
}

function byId(value: Json): Map<string, Item> {
  return new Map(itemsOf(value).map((item) => [item.id, item]));
}

const plain = (item: Item | undefined): Json | undefined =>
  item && { type: item.type, id: item.id, value: item.value };

function mergeStream(name: string, { mine, theirs, here, there }: Four, decide: (clash: Clash) => Side): Json {
  const [m, t, h, s] = [byId(mine), byId(theirs), byId(here), byId(there)];
  const kept = new Map<string, Item>();
  for (const id of new Set([...m.keys(), ...t.keys()])) {
    const [one, other] = [m.get(id), t.get(id)];
    const changedHere = !same(plain(one), plain(h.get(id)));
    const changedThere = !same(plain(other), plain(s.get(id)));
    let winner = changedHere ? one : other;
    if (changedHere && changedThere && !same(plain(one), plain(other))) {
      const clash = { path: `${name}:${id}`, field: name, mine: one?.value, theirs: other?.value, type: (one ?? other)!.type };
      winner = decide(clash) === "mine" ? one : other;
    }
    if (winner) kept.set(id, winner);
  }
  return order([...m.keys()], [...t.keys()], [...h.keys()], kept) as unknown as Json;
}

/** Who moved blocks sets the order (the server's, when both did); new blocks follow the one they stood behind. */
function order(mine: string[], theirs: string[], before: string[], kept: Map<string, Item>): Item[] {
  const inBoth = (ids: string[]): string => ids.filter((id) => mine.includes(id) && theirs.includes(id)).join();
  const movedThere = inBoth(theirs) !== inBoth(before.filter((id) => theirs.includes(id) && mine.includes(id)));
  const [first, second] = movedThere ? [theirs, mine] : [mine, theirs];
  const result = first.filter((id) => kept.has(id));
  second.forEach((id, index) => {
    if (!kept.has(id) || result.includes(id)) return;
    const behind = second
      .slice(0, index)
      .reverse()
      .find((earlier) => result.includes(earlier));
    result.splice(behind === undefined ? 0 : result.indexOf(behind) + 1, 0, id);
  });
  return result.map((id) => kept.get(id)!);
}
