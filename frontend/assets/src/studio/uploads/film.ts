// A film: upload, how far processing is, the picture that stands for it, subtitles.

import { call } from "../api";
import { note } from "../announce";
import { h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { frame } from "../fields/labelled";
import { register, type Maker } from "../fields/view";
import type { FilmInfo } from "../types";
import { dropzone } from "./dropzone";
import { posterChooser } from "./poster";
import { subtitleList } from "./subtitles";

const FILMS = "video/mp4,video/quicktime,video/webm,video/x-matroska,video/*,.mkv,.mov,.mp4,.webm,.avi";
const POLL = 3000; // milliseconds

/** Seconds as 1:05 or 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const [hours, minutes, rest] = parts as [number, number, number];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function stateWords(film: FilmInfo): string {
  if (film.state === "failed") return `${film.state_label}: ${film.failure}`;
  if (film.state === "processing") return gettext("{state}: {percent}%", { state: film.state_label, percent: film.progress });
  if (film.state === "uploaded") return gettext("{state}. You can go on writing meanwhile.", { state: film.state_label });
  return film.state_label;
}

const film: Maker = (field, value, { path, context, change }) => {
  const box = h("div", { class: "film" });
  const place = frame(field, path, box, { group: true });
  let timer = 0;
  const zone = dropzone<FilmInfo>({
    url: context.urls["films"]!,
    limit: context.limits.film,
    accept: FILMS,
    label: gettext("Choose a film"),
    received: (info) => {
      context.references.films[String(info.id)] = info;
      set(info.id);
    },
  });
  const set = (id: number | null): void => {
    draw(id);
    change(id);
  };
  const address = (id: number): string => `${context.urls["films"]}${id}/`;

  const poll = (id: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      try {
        const info = await call<FilmInfo>(address(id));
        context.references.films[String(id)] = info;
        if (box.isConnected) draw(id, true);
      } catch {
        poll(id);
      }
    }, POLL);
  };

  const draw = (id: number | null, polled = false): void => {
    clearTimeout(timer);
    const label = zone.element.querySelector(".dropzone-button");
    if (label) label.textContent = id === null ? gettext("Choose a film") : gettext("Choose another");
    zone.element.hidden = context.readOnly;
    if (id === null) {
      box.replaceChildren(zone.element);
      return;
    }
    const info = context.references.films[String(id)];
    if (!info) {
      box.replaceChildren(h("p", {}, gettext("This film is not there any more.")), zone.element);
      return;
    }
    const working = info.state === "uploaded" || info.state === "processing";
    const words = stateWords(info);
    const state = box.querySelector<HTMLElement>(".film-state");
    if (polled && working && state) {
      state.textContent = words;
      const bar = box.querySelector("progress");
      if (bar) bar.value = info.progress;
      poll(id);
      return;
    }
    const remove = (): void => {
      set(null);
      note(gettext("The film was taken out."), { action: { label: gettext("Undo"), run: () => set(id) } });
    };
    const changed = (next: FilmInfo): void => {
      context.references.films[String(id)] = next;
      draw(id);
    };
    const player = info.url
      ? h("video", { src: info.url, controls: true, preload: "metadata", playsinline: true, poster: info.poster?.url ?? null, class: "film-player" })
      : null;
    const facts = [info.title, info.duration ? clock(info.duration) : "", info.width ? `${info.width}×${info.height}` : ""];
    box.replaceChildren(
      ...[
        player,
        h("p", { class: "film-name" }, icon("film"), h("strong", {}, facts.filter(Boolean).join(" · "))),
        h("p", { class: `film-state film-state-${info.state}`, role: info.state === "failed" ? "alert" : "status" }, words),
        working ? h("progress", { max: 100, value: info.progress, "aria-label": info.state_label }) : null,
        info.state === "ready" && !context.readOnly ? posterChooser(info, context, player, changed) : null,
        subtitleList(info, context, changed),
        context.readOnly
          ? null
          : h(
              "div",
              { class: "picture-actions" },
              zone.element,
              h("button", { type: "button", class: "button button-quiet", onclick: remove }, icon("bin"), gettext("Take out")),
            ),
      ].filter((one): one is NonNullable<typeof one> => one !== null),
    );
    if (working) poll(id);
  };
  draw(typeof value === "number" ? value : null);
  return { element: place.element, focus: () => zone.focus(), destroy: () => clearTimeout(timer) };
};

register("film", film);
