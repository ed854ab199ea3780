// Topics from the tree that an administrator keeps, and words of one's own.

import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { announce } from "../announce";
import { frame } from "./labelled";
import { asList, asText, register, type Maker } from "./view";

const topics: Maker = (field, value, { path, context, change }) => {
  const chosen = new Set(asList(value).map(Number));
  const known = new Set(context.topics.map((topic) => topic.id));
  const gone = [...chosen].filter((id) => !known.has(id));
  const filter = h("input", {
    type: "search",
    class: "input",
    placeholder: gettext("Find a topic"),
    "aria-label": gettext("Find a topic"),
  });
  const list = h("div", { class: "topics-list", role: "group", "aria-label": field.label, tabindex: context.readOnly ? "0" : null });
  const summary = h("p", { class: "topics-chosen", "aria-live": "polite" });
  const tell = (): void => {
    const names = context.topics.filter((topic) => chosen.has(topic.id)).map((topic) => topic.name);
    summary.textContent = names.length > 0 ? gettext("Chosen: {topics}", { topics: names.join("、") }) : "";
  };
  tell();
  const rows = context.topics.map((topic) => {
    const id = freshId();
    const input = h("input", {
      type: "checkbox",
      id,
      checked: chosen.has(topic.id),
      disabled: context.readOnly,
      onchange: () => {
        if (input.checked) chosen.add(topic.id);
        else chosen.delete(topic.id);
        change([...chosen].filter((one) => known.has(one)));
        tell();
      },
    });
    const row = h(
      "div",
      { class: `option topic topic-depth-${Math.min(topic.depth, 3)}` },
      input,
      h("label", { for: id }, topic.name),
    );
    list.appendChild(row);
    return { row, name: topic.name };
  });
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim();
    for (const { row, name } of rows) row.hidden = wanted !== "" && !name.includes(wanted);
  });
  const box = h("div", { class: "topics" }, summary, context.topics.length > 12 && filter, list);
  const place = frame(field, path, box, { group: true });
  if (gone.length > 0) {
    place.error(gettext("A topic that you chose is not there any more. Please choose another."));
  }
  return { element: place.element, focus: () => list.querySelector("input")?.focus() };
};

const MOST_TAGS = 10;

const tags: Maker = (field, value, { path, context, change }) => {
  let words = asList(value).map((word) => asText(word));
  const shown = h("ul", { class: "tags" });
  const input = h("input", {
    type: "text",
    class: "input",
    disabled: context.readOnly,
    autocomplete: "off",
    placeholder: gettext("A word, then Enter"),
  });
  const place = frame(field, path, input);
  const draw = (): void => {
    shown.replaceChildren(
      ...words.map((word) =>
        h(
          "li",
          { class: "tag" },
          word,
          !context.readOnly &&
            h(
              "button",
              {
                type: "button",
                class: "icon-button",
                "aria-label": gettext("Remove {word}", { word }),
                onclick: () => set(words.filter((other) => other !== word)),
              },
              icon("close"),
            ),
        ),
      ),
    );
  };
  const set = (next: string[]): void => {
    words = next;
    draw();
    change([...words]);
    announce(gettext("Tags: {tags}", { tags: words.join("、") }));
  };
  const take = (): void => {
    const fresh = input.value
      .split(/[,，、;；\s]+/)
      .map((word) => word.replace(/^#/, "").slice(0, 20))
      .filter((word) => word && !words.includes(word));
    input.value = "";
    if (fresh.length === 0) return;
    const next = [...words, ...new Set(fresh)];
    place.error(next.length > MOST_TAGS ? gettext("At most {count} words.", { count: MOST_TAGS }) : "");
    set(next.slice(0, MOST_TAGS));
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === "," || event.key === "，") {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && input.value === "" && words.length > 0) {
      set(words.slice(0, -1));
    }
  });
  input.addEventListener("blur", take);
  draw();
  input.after(shown);
  return { element: place.element, focus: () => input.focus() };
};

register("topics", topics);
register("tags", tags);
