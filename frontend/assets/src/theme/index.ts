// Runs before the page is painted: the theme and the size of type that the reader chose, if any.
const root = document.documentElement;
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (localStorage.getItem("size") === "large") root.dataset.size = "large";
} catch {
  // Storage may be forbidden: the system's theme is right then.
}
