// The reader's choice of theme; it stays in this browser.

export function themeSwitch(): void {
  const box = document.querySelector<HTMLFieldSetElement>("[data-theme-switch]");
  if (!box) return;
  const root = document.documentElement;
  const buttons = [...box.querySelectorAll<HTMLButtonElement>("button")];
  const show = () =>
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme ?? "system"))));

  box.hidden = false;
  buttons.forEach((button) => {
    button.addEventListener("click", () => {
      if (button.value === "system") delete root.dataset.theme;
      else root.dataset.theme = button.value;
      try {
        if (button.value === "system") localStorage.removeItem("theme");
        else localStorage.setItem("theme", button.value);
      } catch {
        // Storage may be forbidden: the choice holds for this page.
      }
      show();
    });
  });
  show();
}
