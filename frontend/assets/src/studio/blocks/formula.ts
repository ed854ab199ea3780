// A formula in LaTeX, shown as the public page will show it.

import { call, ApiError } from "../api";
import { h } from "../dom";
import { gettext } from "../i18n";
import { asObject, asText, register, type Maker } from "../fields/view";
import { structView } from "./struct";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** Parse MathML and keep its own elements only: nothing else of what came enters the page. */
function mathFrom(markup: string): Node | null {
  const parsed = new DOMParser().parseFromString(markup, "application/xml");
  const root = parsed.documentElement;
  const foreign = [root, ...root.querySelectorAll("*")].some((element) => element.namespaceURI !== MATHML);
  return foreign ? null : document.importNode(root, true);
}

const formula: Maker = (field, value, { path, context, change }) => {
  const shown = h("div", { class: "formula-preview", "aria-live": "polite" });
  let timer = 0;
  let asked = 0;
  const show = async (latex: string): Promise<void> => {
    asked += 1;
    const turn = asked;
    if (latex.trim() === "") {
      shown.replaceChildren(h("p", { class: "quiet" }, gettext("The formula will be shown here.")));
      return;
    }
    try {
      const { mathml } = await call<{ mathml: string }>(context.urls["formula"]!, { method: "POST", body: { latex } });
      if (turn !== asked) return;
      const math = mathFrom(mathml);
      shown.replaceChildren(math ?? h("p", { class: "field-error" }, gettext("This is not a formula that we can read.")));
    } catch (error) {
      if (turn !== asked) return;
      const words = error instanceof ApiError ? error.message : gettext("This is not a formula that we can read.");
      shown.replaceChildren(h("p", { class: "field-error" }, words));
    }
  };
  const fields = structView(field, value, {
    path,
    context,
    change: (inner) => {
      change(inner);
      clearTimeout(timer);
      timer = window.setTimeout(() => void show(asText(asObject(inner)["latex"])), 400);
    },
  });
  void show(asText(asObject(value)["latex"]));
  const element = h("div", { class: "formula-editor" }, fields.element, shown);
  return { element, focus: () => fields.focus(), destroy: () => clearTimeout(timer) };
};

register("formula", formula);
