// The copy of a draft on this device: written within half a second of a change, gone once the server has it.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { JsonObject, References } from "../types";

/** What is not on the server yet, and what it was based on. */
export interface LocalDraft {
  key: string; // user:work:tab
  owner: string; // user:work
  tab: string;
  values: JsonObject;
  dirty: string[]; // names of fields that the server doesn't have yet
  revision: number | null;
  /** As the fields were when this tab and the server last agreed: here, and there (cleaned). */
  agreedHere: JsonObject;
  agreedThere: JsonObject;
  /** What the ids in it stand for: a picture that was uploaded just before. */
  references: References;
  changedAt: number;
}

interface Shelf extends DBSchema {
  drafts: { key: string; value: LocalDraft; indexes: { owner: string } };
}

let opening: Promise<IDBPDatabase<Shelf>> | null = null;

function shelf(): Promise<IDBPDatabase<Shelf>> {
  opening ??= openDB<Shelf>("studio", 1, {
    upgrade(database) {
      database.createObjectStore("drafts", { keyPath: "key" }).createIndex("owner", "owner");
    },
    terminated() {
      opening = null;
    },
  });
  return opening;
}

export async function keepLocally(draft: LocalDraft): Promise<void> {
  await (await shelf()).put("drafts", draft);
}

export async function forgetLocally(key: string): Promise<void> {
  await (await shelf()).delete("drafts", key);
}

/** All copies of one person's work on this device, the newest first. */
export async function localCopies(owner: string): Promise<LocalDraft[]> {
  const found = await (await shelf()).getAllFromIndex("drafts", "owner", owner);
  return found.sort((one, other) => other.changedAt - one.changedAt);
}
