// ?for=article/passage shows only what one note rests on. A list in parts has a line for each
// reference, and the address names them: &keys=….
for (const page of document.querySelectorAll(".ws-references-page")) {
  const query = new URLSearchParams(location.search);
  const keys = query.get("keys")?.split(",");
  const lines = [...page.querySelectorAll("[data-narrow] li")];
  const asked = lines.find(({ id }) => id === decodeURIComponent(location.hash.slice(1)));
  if (asked) location.replace(asked.querySelector("a").href);
  if (keys && lines.length) {
    for (const line of lines) line.hidden = !keys.includes(line.id);
    for (const list of page.querySelectorAll("[data-narrow] ul")) list.hidden = list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
    continue;
  }
  const [article, passage] = (query.get("for") ?? "").split("/");
  const entries = [...page.querySelectorAll(".ws-entry")];
  const used = passage ? entries.filter((entry) => [...entry.querySelectorAll(".ws-uses a")]
    .some(({ href }) => [`/${article}/`, `/${article}/index.html`, `/${article}.html`].some((end) => href.endsWith(`${end}#${passage}`)))) : [];
  if (used.length) {
    const { make } = whosays;
    for (const entry of entries) entry.hidden = !used.includes(entry);
    for (const section of page.querySelectorAll("section")) section.hidden = !section.querySelector(".ws-entry:not([hidden])");
    page.querySelector(".ws-filter").replaceWith(make("p", {},
      `${used.length} ${used.length === 1 ? "source stands" : "sources stand"} behind one note. `,
      make("a", { href: location.pathname }, "All sources"), "."));
  }
}
