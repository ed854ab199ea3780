// Choosing a role marks its lines in the script, to learn a part.

export function rolePickers(): void {
  const picker = document.querySelector<HTMLElement>("[data-roles]");
  if (!picker) return;
  const lines = [...document.querySelectorAll<HTMLElement>(".speech[data-role]")];
  const buttons = [...picker.querySelectorAll<HTMLButtonElement>("button")];
  picker.hidden = false;
  buttons.forEach((button) => {
    button.addEventListener("click", () => {
      const chosen = button.getAttribute("aria-pressed") === "true" ? null : button.value;
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.value === chosen)));
      lines.forEach((line) => line.classList.toggle("is-mine", line.dataset.role === chosen));
    });
  });
}
