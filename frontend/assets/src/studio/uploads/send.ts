// Sending one file, with its progress, and every failure in words beside the field.

import { ApiError, failureOf, headers, renewToken } from "../api";
import { gettext } from "../i18n";
import type { JsonObject } from "../types";

export interface Sending<T> {
  done: Promise<T>;
  cancel(): void;
}

/** How large something is, as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

function attempt<T>(
  url: string,
  file: File,
  fields: Record<string, string>,
  progress: (share: number) => void,
  keep: (request: XMLHttpRequest) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    keep(request);
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("error", () => reject(failureOf(0, {})));
    request.addEventListener("abort", () => reject(new ApiError("refused", gettext("Stopped."))));
    request.addEventListener("load", () => {
      const json = request.getResponseHeader("Content-Type")?.includes("json") ?? false;
      const body = json ? (JSON.parse(request.responseText) as JsonObject) : {};
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(json || request.status !== 403 ? failureOf(request.status, body) : new StaleToken());
    });
    const form = new FormData();
    form.append("file", file);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    request.send(form);
  });
}

class StaleToken extends Error {}

/** Send a file. The promise is refused with an ApiError whose message can be shown. */
export function sendFile<T>(
  url: string,
  file: File,
  { limit, fields = {}, progress }: { limit: number; fields?: Record<string, string>; progress: (share: number) => void },
): Sending<T> {
  let request: XMLHttpRequest | null = null;
  const keep = (made: XMLHttpRequest): void => {
    request = made;
  };
  const run = async (): Promise<T> => {
    if (file.size === 0) throw new ApiError("invalid", gettext("This file is empty."));
    if (limit > 0 && file.size > limit) {
      const values = { size: sizeWords(file.size), limit: sizeWords(limit) };
      throw new ApiError("too_large", gettext("This file is {size}; at most {limit} can be uploaded. Make it smaller and try again.", values));
    }
    try {
      return await attempt<T>(url, file, fields, progress, keep);
    } catch (error) {
      if (!(error instanceof StaleToken)) throw error;
      await renewToken();
      return attempt<T>(url, file, fields, progress, keep);
    }
  };
  return { done: run(), cancel: () => request?.abort() };
}
