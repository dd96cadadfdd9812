// A filter's choice stands in the address, ?show=…, so that a link can choose it; and the first part
// of the page that answers to it is brought into view.
for (const filter of document.querySelectorAll(".ws-filter")) {
  const inputs = [...filter.querySelectorAll("[type=radio]")];
  const parts = (value) => document.querySelectorAll(`.ws-row ~ .ws-row [data-kind="${value}"], [data-shelf], .ws-entry, .ws-sheet`);
  const showFirst = ({ value }) => {
    const first = [...parts(value)].find((part) => part.checkVisibility());
    const place = first?.getBoundingClientRect();
    if (place && (place.top < 70 || place.top > innerHeight - 100)) {
      first.scrollIntoView({ block: place.height < innerHeight / 2 ? "center" : "start" });
    }
  };
  filter.addEventListener("change", ({ target }) => {
    const address = new URL(location);
    if (target === inputs[0]) address.searchParams.delete("show");
    else address.searchParams.set("show", target.value);
    history.replaceState(null, "", address);
    if (target !== inputs[0] && target.value !== "clean") showFirst(target);
  });

  // “statement” is enough for “official-statement”.
  const asked = new URLSearchParams(location.search).get("show");
  const chosen = inputs.find(({ value }) => asked && (value === asked || value.endsWith(`-${asked}`)));
  if (!chosen) continue;
  chosen.checked = true;
  if (!location.hash && chosen.value !== "clean") addEventListener("load", () => showFirst(chosen));
}
