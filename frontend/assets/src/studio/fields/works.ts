// Other works of the site: one, or several, found by title.

import { freshId, h } from "../dom";
import { gettext, ngettext } from "../i18n";
import { icon } from "../icons";
import { announce } from "../announce";
import { call } from "../api";
import type { WorkInfo } from "../types";
import { frame } from "./labelled";
import { asList, register, type Context, type Maker } from "./view";

/** A box to search in, with results as buttons below it. */
function finder(context: Context, choose: (work: WorkInfo) => void): { element: HTMLElement; input: HTMLInputElement } {
  const listId = freshId("found");
  const input = h("input", {
    type: "search",
    class: "input",
    placeholder: gettext("Find a published work by its title"),
    autocomplete: "off",
    disabled: context.readOnly,
    "aria-controls": listId,
  });
  const found = h("ul", { class: "found", id: listId });
  let timer = 0;
  let asked = 0;
  const search = async (): Promise<void> => {
    const words = input.value.trim();
    asked += 1;
    const turn = asked;
    if (words === "") {
      found.replaceChildren();
      return;
    }
    try {
      const url = `${context.urls["choose_works"]}?q=${encodeURIComponent(words)}`;
      const { items } = await call<{ items: WorkInfo[] }>(url);
      if (turn !== asked) return;
      show(items);
    } catch {
      if (turn === asked) found.replaceChildren(h("li", {}, gettext("The search did not answer. Try again.")));
    }
  };
  const show = (items: WorkInfo[]): void => {
    announce(ngettext("{count} work found", "{count} works found", items.length));
    found.replaceChildren(
      ...(items.length === 0 ? [h("li", {}, gettext("No work with such a title."))] : []),
      ...items.map((work) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              class: "found-work",
              onclick: () => {
                input.value = "";
                found.replaceChildren();
                choose(work);
              },
            },
            h("strong", {}, work.title),
            h("span", {}, `${work.kind_label} · ${work.creator}`),
          ),
        ),
      ),
    );
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(search, 250);
  });
  return { element: h("div", { class: "finder" }, input, found), input };
}

function chosenWork(context: Context, id: number, remove: () => void): HTMLElement {
  const work = context.references.works[String(id)];
  const title = work?.title ?? gettext("A work that is not public any more");
  return h(
    "li",
    { class: "chosen-work" },
    h("span", {}, h("strong", {}, title), work ? ` ${work.kind_label} · ${work.creator}` : ""),
    !context.readOnly &&
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": gettext("Remove {word}", { word: title }), onclick: remove },
        icon("close"),
      ),
  );
}

function worksField(several: boolean): Maker {
  return (field, value, { path, context, change }) => {
    let ids = several ? asList(value).map(Number) : value === null ? [] : [Number(value)];
    const list = h("ul", { class: "chosen-works" });
    const { element, input } = finder(context, (work) => {
      context.references.works[String(work.id)] = work;
      set(several ? [...ids.filter((id) => id !== work.id), work.id] : [work.id]);
    });
    const place = frame(field, path, input);
    place.element.querySelector(".field-messages")?.before(list);
    input.replaceWith(element);
    element.prepend(input);
    const draw = (): void => {
      list.replaceChildren(...ids.map((id) => chosenWork(context, id, () => set(ids.filter((one) => one !== id)))));
      element.hidden = context.readOnly || (!several && ids.length > 0);
    };
    const set = (next: number[]): void => {
      ids = next;
      draw();
      change(several ? [...ids] : (ids[0] ?? null));
    };
    draw();
    return { element: place.element, focus: () => input.focus() };
  };
}

register("work", worksField(false));
register("works", worksField(true));
