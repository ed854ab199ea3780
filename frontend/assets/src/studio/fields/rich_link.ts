// The dialog that asks where a link leads.

import type { Editor } from "@tiptap/core";
import { openDialog } from "../dialog";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";

const ADDRESS = /^(https?:\/\/\S+\.\S+|mailto:\S+@\S+)$/;

/** Ask for an address and put it on what is chosen (or insert it where nothing is). */
export function askForLink(editor: Editor): void {
  const id = freshId("link");
  const before = (editor.getAttributes("link")["href"] as string | undefined) ?? "";
  const input = h("input", { id, type: "url", class: "input", value: before, placeholder: "https://", autocomplete: "off" });
  const wrong = h("p", { class: "field-error", role: "alert" });
  const take = (): void => {
    const bare = input.value.trim();
    const address = /^[\w-]+(\.[\w-]+)+/.test(bare) ? `https://${bare}` : bare;
    if (!ADDRESS.test(address)) {
      wrong.textContent = gettext("An address starts with https:// and has no spaces.");
      return;
    }
    dialog.close();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !before) {
      chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    } else {
      chain.setMark("link", { href: address }).run();
    }
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    take();
  });
  const dialog = openDialog({
    title: gettext("Link"),
    body: [
      h("label", { for: id }, gettext("Address")),
      input,
      wrong,
      h(
        "div",
        { class: "dialog-actions" },
        before !== "" &&
          h(
            "button",
            {
              type: "button",
              class: "button",
              onclick: () => {
                dialog.close();
                editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
              },
            },
            gettext("Remove the link"),
          ),
        h("button", { type: "button", class: "button button-main", onclick: take }, gettext("Set the link")),
      ),
    ],
  });
  input.focus();
}
