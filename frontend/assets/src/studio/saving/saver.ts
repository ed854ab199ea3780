// Saving a draft: on this device at once, on the server after a pause; again and again until it is there.

import { ApiError, call, type Failure } from "../api";
import type { Json, JsonObject, References } from "../types";
import { forgetLocally, keepLocally, type LocalDraft } from "./local";
import type { Merged, Side, Versions } from "./merge";
import { merge, type Clash } from "./merge";

export type SaveState =
  | { name: "saved"; at: Date | null }
  | { name: "changed" }
  | { name: "saving" }
  | { name: "failed"; failure: Failure; message: string; kept: boolean };

interface Saved {
  revision: number | null;
  values: JsonObject;
  messages: { field: string; text: string }[];
  references?: References;
}

export interface SaverOptions {
  url: string;
  owner: string; // user:work
  tab: string;
  values: JsonObject;
  revision: number | null;
  streams: Set<string>;
  /** What the ids in the draft stand for; what others name is added here. */
  references: References;
  state(state: SaveState): void;
  /** The server's words about fields; an empty list when all is well. */
  messages(messages: { field: string; text: string }[]): void;
  /** Ask a person which side of each clash stays. */
  decide(clashes: Clash[]): Promise<Map<string, Side>>;
  /** The draft changed from outside: draw it again. */
  replaced(values: JsonObject): void;
  /** The server changed a field that was not sent (the address follows the title). */
  serverSet(name: string, value: Json): void;
  /** Others' changes were taken in without a clash. */
  tookIn(): void;
  saved(revision: number | null): void;
}

const LOCAL_PAUSE = 300; // milliseconds
const SERVER_PAUSE = 1800;
const LONGEST_WAIT = 8000; // of someone who types without a pause
const MOST_PAUSE = 60_000; // between tries

export class Saver {
  values: JsonObject;
  private revision: number | null;
  private agreedHere: JsonObject;
  private agreedThere: JsonObject;
  private readonly dirty = new Set<string>();
  private readonly rejected = new Map<string, string>(); // what the server refused, as it was sent
  private refusals: Saved["messages"] = []; // why, until the field is accepted
  private localTimer = 0;
  private serverTimer = 0;
  private waitingSince = 0;
  private failures = 0;
  private sending: Promise<void> | null = null;
  private keptLocally = true;

  constructor(private readonly options: SaverOptions) {
    this.values = { ...options.values };
    this.agreedHere = { ...options.values };
    this.agreedThere = { ...options.values };
    this.revision = options.revision;
    const again = (): void => {
      if (document.visibilityState === "hidden") void this.keepNow();
      if (this.dirty.size > 0) void this.save();
    };
    addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    addEventListener("pagehide", () => void this.keepNow());
    addEventListener("beforeunload", (event) => {
      if (this.dirty.size > 0 && !this.keptLocally) event.preventDefault();
    });
  }

  get unsaved(): boolean {
    return this.dirty.size > 0;
  }

  get key(): string {
    return `${this.options.owner}:${this.options.tab}`;
  }

  /** A field changed. */
  change(name: string, value: Json): void {
    this.values[name] = value;
    this.dirty.add(name);
    if (!this.sending) this.options.state({ name: "changed" });
    if (!this.localTimer) this.localTimer = window.setTimeout(() => void this.keepNow(), LOCAL_PAUSE);
    this.waitingSince ||= Date.now();
    const pause = Math.max(0, Math.min(SERVER_PAUSE, this.waitingSince + LONGEST_WAIT - Date.now()));
    clearTimeout(this.serverTimer);
    this.serverTimer = window.setTimeout(() => void this.save(), pause);
  }

  /** Take up what a tab that is gone had not saved. Its own base goes with it, so the server sees a clash if there is one. */
  takeUp(copy: LocalDraft): void {
    this.values = { ...this.values, ...pick(copy.values, copy.dirty) };
    this.learn(copy.references);
    this.revision = copy.revision;
    this.agreedHere = copy.agreedHere;
    this.agreedThere = copy.agreedThere;
    for (const name of copy.dirty) this.dirty.add(name);
    this.options.state({ name: "changed" });
    this.options.replaced(this.values);
    void this.keepNow().then(() => forgetLocally(copy.key));
    void this.save();
  }

  /** Another tab or person saved: bring this one up to date if nothing is unsaved here. */
  async refresh(revision: number | null): Promise<void> {
    if (revision === this.revision || this.dirty.size > 0 || this.sending) return;
    const found = await call<Saved>(this.options.url);
    if (this.dirty.size > 0) return;
    this.learn(found.references);
    this.agree(found.values, found.values, found.revision);
    this.values = { ...found.values };
    this.options.replaced(this.values);
    this.options.tookIn();
  }

  /** Save on the server now, and wait for it. Resolves to whether the server has everything. */
  async flush(): Promise<boolean> {
    await this.sending;
    if (this.dirty.size > 0) await this.save();
    return this.dirty.size === 0;
  }

  private async keepNow(): Promise<void> {
    clearTimeout(this.localTimer);
    this.localTimer = 0;
    if (this.dirty.size === 0) return;
    try {
      await keepLocally({
        key: this.key,
        owner: this.options.owner,
        tab: this.options.tab,
        values: this.values,
        dirty: [...this.dirty],
        revision: this.revision,
        agreedHere: this.agreedHere,
        agreedThere: this.agreedThere,
        references: this.options.references,
        changedAt: Date.now(),
      });
      this.keptLocally = true;
    } catch {
      this.keptLocally = false; // a private window without storage: then the server is all there is
    }
  }

  private save(): Promise<void> {
    this.sending ??= this.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async send(): Promise<void> {
    clearTimeout(this.serverTimer);
    this.waitingSince = 0;
    await this.keepNow();
    const names = [...this.dirty].filter((name) => this.rejected.get(name) !== JSON.stringify(this.values[name]));
    if (names.length === 0) return;
    const sent = structuredClone(pick(this.values, names)) as JsonObject;
    this.options.state({ name: "saving" });
    try {
      const saved = await call<Saved>(this.options.url, { method: "PUT", body: { values: sent, revision: this.revision } });
      await this.succeeded(saved, sent);
    } catch (error) {
      await this.failed(error instanceof ApiError ? error : new ApiError("server", String(error)), sent);
    }
  }

  private async succeeded(saved: Saved, sent: JsonObject): Promise<void> {
    this.failures = 0;
    this.revision = saved.revision;
    const text = JSON.stringify;
    for (const [name, value] of Object.entries(sent)) {
      this.agreedHere[name] = value;
      this.agreedThere[name] = saved.values[name] ?? value;
      this.rejected.delete(name);
      if (text(this.values[name]) === text(value)) this.dirty.delete(name);
    }
    for (const [name, value] of Object.entries(saved.values)) {
      if (name in sent || this.dirty.has(name) || text(this.values[name]) === text(value)) continue;
      this.values[name] = value;
      this.agreedHere[name] = value;
      this.agreedThere[name] = value;
      this.options.serverSet(name, value);
    }
    this.options.messages([...this.standingRefusals(), ...saved.messages]);
    this.options.saved(saved.revision);
    if (this.dirty.size === 0) {
      this.options.state({ name: "saved", at: new Date() });
      await forgetLocally(this.key).catch(() => undefined);
    } else {
      await this.keepNow();
      const waiting = [...this.dirty].some((name) => !this.rejected.has(name));
      if (waiting) this.later(SERVER_PAUSE);
      else this.options.state({ name: "failed", failure: "invalid", message: "", kept: this.keptLocally });
    }
  }

  private async failed(error: ApiError, sent: JsonObject): Promise<void> {
    if (error.kind === "conflict") return this.clash(error.body);
    if (error.kind === "invalid") return this.invalid(error, sent);
    this.options.state({ name: "failed", failure: error.kind, message: error.message, kept: this.keptLocally });
    if (error.kind === "too_large" || error.kind === "refused" || error.kind === "gone") return;
    this.failures += 1;
    this.later(Math.min(MOST_PAUSE, 1500 * 2 ** Math.min(6, this.failures)));
  }

  /** Fields that the server refuses stay here; all the others are sent again without them. */
  private invalid(error: ApiError, sent: JsonObject): void {
    const messages = error.body["messages"] as unknown as Saved["messages"] | undefined;
    const wrong = (messages ?? []).map(({ field }) => fieldName(field)).filter((name) => name in sent);
    for (const name of wrong) this.rejected.set(name, JSON.stringify(sent[name]));
    this.refusals = [...this.standingRefusals().filter(({ field }) => !(fieldName(field) in sent)), ...(messages ?? [])];
    this.options.messages(this.refusals);
    this.options.state({ name: "failed", failure: "invalid", message: error.message, kept: this.keptLocally });
    if (wrong.length > 0 && wrong.length < Object.keys(sent).length) this.later(50);
  }

  /** Why fields were refused that have not been accepted since. */
  private standingRefusals(): Saved["messages"] {
    return this.refusals.filter(({ field }) => this.rejected.has(fieldName(field)));
  }

  private async clash(body: JsonObject): Promise<void> {
    const theirs = body["theirs"] as JsonObject;
    this.learn(body["references"] as unknown as References | undefined);
    const versions: Versions = { agreedHere: this.agreedHere, agreedThere: this.agreedThere, mine: this.values, theirs };
    let merged: Merged = merge(versions, this.options.streams);
    if (merged.clashes.length > 0) {
      this.options.state({ name: "failed", failure: "conflict", message: "", kept: this.keptLocally });
      const choices = await this.options.decide(merged.clashes);
      merged = merge({ ...versions, mine: this.values }, this.options.streams, choices);
    } else this.options.tookIn();
    this.values = merged.values;
    this.agree(theirs, theirs, body["revision"] as number | null);
    this.dirty.clear();
    for (const [name, value] of Object.entries(this.values)) {
      if (JSON.stringify(value) !== JSON.stringify(theirs[name] ?? null)) this.dirty.add(name);
    }
    if (this.dirty.size > 0) this.options.state({ name: "changed" });
    this.options.replaced(this.values);
    await this.keepNow();
    if (this.dirty.size > 0) this.later(0);
    else {
      this.options.state({ name: "saved", at: new Date() });
      await forgetLocally(this.key).catch(() => undefined);
    }
  }

  private agree(here: JsonObject, there: JsonObject, revision: number | null): void {
    this.agreedHere = { ...here };
    this.agreedThere = { ...there };
    this.revision = revision;
  }

  private learn(more: References | undefined): void {
    for (const kind of ["pictures", "films", "attachments", "works"] as const) {
      const known = this.options.references[kind] as Record<string, unknown>;
      for (const [id, row] of Object.entries(more?.[kind] ?? {})) known[id] ??= row;
    }
  }

  private later(pause: number): void {
    clearTimeout(this.serverTimer);
    this.serverTimer = window.setTimeout(() => void this.save(), pause);
  }
}

function pick(values: JsonObject, names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

/** The field that a place ("pages:<block>:alt") is in. */
function fieldName(place: string): string {
  return place.split(":")[0] ?? place;
}
