// ?for=article/passage shows only what one note rests on. A list in parts leads to an entry’s part.
for (const page of document.querySelectorAll(".ws-references-page")) {
  const asked = [...page.querySelectorAll("[data-narrow] li")].find(
    ({ id }) => id === whosays.decode(location.hash.slice(1)),
  );
  if (asked) location.replace(asked.querySelector("a").href);
  // A heading counts what is shown under it.
  const count = () => {
    for (const section of page.querySelectorAll("section")) {
      section.hidden = false;
      const left = [...section.querySelectorAll(".ws-entry")].filter((entry) => entry.checkVisibility()).length;
      section.hidden = !left;
      const heading = section.querySelector("h2");
      heading.textContent = heading.textContent.replace(/\d+/, left);
    }
  };
  page.addEventListener("change", count);
  count(); // the address may have chosen
  const note = new URLSearchParams(location.search).get("for");
  const entries = [...page.querySelectorAll(".ws-entry")];
  const used = entries.filter((entry) => note && entry.querySelector(`[data-note="${CSS.escape(note)}"]`));
  if (note && !used.length) page.prepend(whosays.make("p", {}, "There is no such note. Here are all sources."));
  if (used.length) {
    const { make } = whosays;
    for (const entry of entries) entry.hidden = !used.includes(entry);
    count();
    page
      .querySelector(".ws-filter")
      .replaceWith(
        make(
          "p",
          {},
          `${used.length} ${used.length === 1 ? "source" : "sources"} for one note. `,
          make("a", { href: location.pathname }, "All sources"),
          ".",
        ),
      );
  }
}
