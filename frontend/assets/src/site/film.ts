// Chapters seek in the player on the page; without a script they open the film at that time.

/** Makes links with `data-seek` (seconds) seek in the page's player, and marks the chapter that plays. */
export function seekLinks(): void {
  const video = document.querySelector<HTMLVideoElement>(".film video");
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-seek]")];
  if (!video || links.length === 0) return;
  const starts = links.map((link) => Number(link.dataset.seek));

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      video.currentTime = starts[index] ?? 0;
      video.scrollIntoView({ block: "nearest" });
      video.focus({ preventScroll: true });
      void video.play().catch(() => undefined); // a browser may refuse to play: the place is right all the same
    });
  });

  let playing = -1;
  video.addEventListener("timeupdate", () => {
    const now = starts.findLastIndex((start) => start <= video.currentTime + 0.25);
    if (now === playing) return;
    playing = now;
    links.forEach((link, index) => {
      if (index === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  });
}
