// A place to choose files, drop them or paste them, with the progress of what is being sent.

import { ApiError } from "../api";
import { alarm, announce } from "../announce";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import { sendFile } from "./send";

export interface DropzoneOptions<T> {
  url: string;
  limit: number;
  accept: string;
  label: string;
  several?: boolean;
  fields?: () => Record<string, string>;
  received(result: T): void;
}

export interface Dropzone {
  element: HTMLElement;
  focus(): void;
  busy(): boolean;
}

/** Progress of one file, with the way to stop it, and after a failure the way to try again. */
function uploadRow<T>(file: File, options: DropzoneOptions<T>, done: (result: T | null) => void): HTMLElement {
  const bar = h("progress", { max: 100, value: 0, "aria-label": gettext("Sending {file}", { file: file.name }) });
  const words = h("span", { class: "upload-words" }, file.name);
  const button = h("button", { type: "button", class: "button button-quiet" }, gettext("Stop"));
  const row = h("div", { class: "upload-row" }, words, bar, button);
  const start = (): void => {
    row.classList.remove("upload-failed");
    bar.hidden = false;
    words.textContent = file.name;
    const sending = sendFile<T>(options.url, file, {
      limit: options.limit,
      fields: options.fields?.() ?? {},
      progress: (share) => {
        bar.value = Math.round(share * 100);
        words.textContent =
          share < 1
            ? gettext("{file}: {percent}% sent", { file: file.name, percent: Math.floor(share * 100) })
            : gettext("{file}: sent, is being checked …", { file: file.name });
      },
    });
    button.textContent = gettext("Stop");
    button.onclick = () => sending.cancel();
    sending.done.then(
      (result) => {
        row.remove();
        announce(gettext("{file} was received.", { file: file.name }));
        done(result);
      },
      (error: unknown) => fail(error instanceof ApiError ? error : new ApiError("server", String(error))),
    );
  };
  const fail = (error: ApiError): void => {
    bar.hidden = true;
    row.classList.add("upload-failed");
    words.textContent = `${file.name}: ${error.message}`;
    alarm(words.textContent);
    const again = error.kind === "offline" || error.kind === "server" || error.kind === "signed_out";
    button.textContent = again ? gettext("Try again") : gettext("Close");
    button.onclick = again ? start : () => row.remove();
    if (error.kind === "offline") window.addEventListener("online", start, { once: true });
    done(null);
  };
  start();
  return row;
}

export function dropzone<T>(options: DropzoneOptions<T>): Dropzone {
  const id = freshId("file");
  const input = h("input", {
    type: "file",
    id,
    class: "visually-hidden",
    accept: options.accept,
    multiple: options.several ?? false,
  });
  const rows = h("div", { class: "upload-rows" });
  const label = h("label", { for: id, class: "button dropzone-button" }, options.label);
  const element = h("div", { class: "dropzone" }, input, label, h("span", { class: "dropzone-hint" }, gettext("or drop it here")), rows);
  const take = async (files: File[]): Promise<void> => {
    // One after the other: what was chosen first comes first, and a phone's line isn't shared.
    for (const file of options.several ? files : files.slice(0, 1)) {
      await new Promise<void>((resolve) => {
        const row = uploadRow<T>(file, options, (result) => {
          if (result) options.received(result);
          resolve();
        });
        rows.appendChild(row);
      });
    }
  };
  input.addEventListener("change", () => {
    void take([...(input.files ?? [])]);
    input.value = "";
  });
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    element.classList.add("dropzone-over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("dropzone-over"));
  element.addEventListener("drop", (event) => {
    element.classList.remove("dropzone-over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  });
  element.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) void take(files);
  });
  return { element, focus: () => input.focus(), busy: () => rows.childElementCount > 0 };
}
