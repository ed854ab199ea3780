// The choice of what block to add.

import { openDialog } from "../dialog";
import { h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import type { BlockType } from "../types";

/** Ask which block to add. */
export function pickBlock(types: BlockType[], choose: (type: BlockType) => void): void {
  const dialog = openDialog({
    title: gettext("Add a block"),
    className: "picker",
    body: [
      h(
        "ul",
        { class: "picker-list" },
        ...types.map((type) =>
          h(
            "li",
            {},
            h(
              "button",
              {
                type: "button",
                "data-block-type": type.name,
                onclick: () => {
                  dialog.close();
                  choose(type);
                },
              },
              icon(type.icon),
              h("span", {}, type.label),
            ),
          ),
        ),
      ),
    ],
  });
  dialog.element.querySelector<HTMLElement>(".picker-list button")?.focus();
}
