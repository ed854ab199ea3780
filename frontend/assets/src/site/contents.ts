// The table of contents marks the heading that is being read.

export function followContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const details = document.querySelector<HTMLDetailsElement>("details.contents");
  // Beside the text it moves nothing when it opens; above it, on a phone, it would.
  if (details && matchMedia("(min-width: 64rem)").matches) details.open = true;
  if (links.length === 0 || !("IntersectionObserver" in window)) return;

  const mark = () => {
    const line = innerHeight * 0.25;
    let now = -1;
    headings.forEach((heading, index) => {
      if (heading && heading.getBoundingClientRect().top <= line) now = index;
    });
    links.forEach((link, index) => {
      if (index === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-25% 0px -75% 0px" });
  headings.forEach((heading) => heading && observer.observe(heading));
}
