// The studio's script: what a page needs is named by `data-page` on its body.

import { loadCatalogue } from "./i18n";

const pages: Record<string, () => Promise<void>> = {
  editor: async () => (await import("./editor/editor")).startEditor(),
  submit: async () => (await import("./pages/submit")).startSubmit(),
  plain: async () => (await import("./pages/plain")).startPlain(),
};

const name = document.body.dataset["page"] ?? "plain";
await loadCatalogue(document.body.dataset["catalogue"] ?? "");
await (pages[name] ?? pages["plain"]!)();
