// The submit page: what a licence or an answer asks for comes and goes with the choice.

import { startPlain } from "./plain";

export function startSubmit(): void {
  startPlain();
  for (const box of document.querySelectorAll<HTMLElement>("[data-shown-with]")) {
    const [name, values] = (box.dataset["shownWith"] ?? "").split("=") as [string, string];
    const wanted = new Set(values.split("|"));
    const update = (): void => {
      const chosen = document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);
      box.hidden = !wanted.has(chosen?.value ?? "");
    };
    document.addEventListener("change", update);
    update();
  }
}
