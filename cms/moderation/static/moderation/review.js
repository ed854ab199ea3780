// The review page: the preview as wide as a phone or as the column, and what belongs to a verdict.
const frame = document.querySelector("[data-review-frame]");
for (const button of document.querySelectorAll("[data-review-width]")) {
  button.addEventListener("click", () => {
    frame.classList.toggle("review-frame--phone", button.dataset.reviewWidth === "phone");
    for (const other of document.querySelectorAll("[data-review-width]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}

const purposes = { changes: "changes", refuse: "refusal" };
function showReasons() {
  const verdict = document.querySelector('input[name="decide-verdict"]:checked')?.value;
  for (const group of document.querySelectorAll("[data-review-purpose]")) {
    group.hidden = group.dataset.reviewPurpose !== purposes[verdict];
  }
  for (const part of document.querySelectorAll("[data-review-approval]")) {
    part.hidden = verdict !== "approve";
  }
}
document.addEventListener("change", (event) => {
  if (event.target.name === "decide-verdict") showReasons();
});
showReasons();

// A decision is sent once, however often the button is pressed.
for (const form of document.querySelectorAll("form[data-review-once]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) {
      setTimeout(() => (button.disabled = true));
    }
  });
}

const all = document.querySelector("[data-review-all]");
all?.addEventListener("change", () => {
  for (const box of document.querySelectorAll('input[name="review"]')) box.checked = all.checked;
});
