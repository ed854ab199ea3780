// Page-by-page reading: the strip becomes a row that snaps, so fingers turn pages by themselves;
// buttons and arrow keys turn them too, and the address keeps the place.

export function comics(): void {
  document.querySelectorAll<HTMLElement>("[data-comic]").forEach(setUp);
}

function setUp(comic: HTMLElement): void {
  const row = comic.querySelector<HTMLElement>(".comic-pages")!;
  const pages = [...row.children] as HTMLElement[];
  const mode = comic.querySelector<HTMLButtonElement>("[data-comic-mode]")!;
  const back = comic.querySelector<HTMLButtonElement>("[data-comic-back]")!;
  const on = comic.querySelector<HTMLButtonElement>("[data-comic-on]")!;
  const place = comic.querySelector<HTMLOutputElement>("output")!;
  let current = Math.max(0, pages.findIndex((page) => `#${page.id}` === location.hash));

  const isPaged = () => comic.classList.contains("is-paged");

  function show(index: number, smoothly = true): void {
    current = Math.min(Math.max(index, 0), pages.length - 1);
    if (isPaged()) {
      const behavior = smoothly && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant";
      row.scrollTo({ left: current * row.clientWidth, behavior });
    }
    tell();
  }

  function tell(): void {
    place.textContent = `${current + 1} / ${pages.length}`;
    back.disabled = current === 0;
    on.disabled = current === pages.length - 1;
    if (current > 0 || location.hash) history.replaceState(history.state, "", `#${pages[current]!.id}`);
  }

  function read(paged: boolean): void {
    comic.classList.toggle("is-paged", paged);
    mode.textContent = (paged ? mode.dataset.strip : mode.dataset.paged) ?? "";
    if (paged) {
      row.tabIndex = 0;
      // A page that is not yet in sight must not be waited for when it is turned to.
      pages.forEach((page) => page.querySelector("img")?.setAttribute("loading", "eager"));
      show(current, false);
    } else {
      row.removeAttribute("tabindex");
    }
  }

  mode.hidden = false;
  mode.addEventListener("click", () => {
    const paged = !isPaged();
    read(paged);
    if (!paged) pages[current]!.scrollIntoView();
  });
  back.addEventListener("click", () => show(current - 1));
  on.addEventListener("click", () => show(current + 1));
  row.addEventListener("keydown", (event) => {
    if (!isPaged()) return;
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 }[event.key];
    if (step) show(current + step);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(pages.length - 1);
    else return;
    event.preventDefault();
  });
  row.addEventListener("scroll", () => {
    if (!isPaged() || row.clientWidth === 0) return;
    const seen = Math.round(row.scrollLeft / row.clientWidth);
    if (seen !== current && seen >= 0 && seen < pages.length) {
      current = seen;
      tell();
    }
  });
  addEventListener("resize", () => show(current, false));
  read(comic.dataset.reading === "paged");
}
