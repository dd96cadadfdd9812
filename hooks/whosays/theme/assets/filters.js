// A filter’s choice is in the address, so that a link can choose it.
for (const filter of document.querySelectorAll(".ws-filter")) {
  const inputs = [...filter.querySelectorAll("[type=radio]")];
  const whole = ({ value }) => value === "clean" || value === inputs[0].value;
  const showFirst = ({ value }) => {
    const first = [
      ...document.querySelectorAll(`.ws-row ~ .ws-row .ws-passage.ws-${value}, [data-shelf], .ws-entry, .ws-sheet`),
    ].find((part) => part.checkVisibility());
    const top = first?.getBoundingClientRect().top - innerHeight / 3;
    if (top < innerHeight / -5 || top > innerHeight / 2) scrollBy({ top, behavior: "instant" });
  };
  filter.addEventListener("change", ({ target }) => {
    // An open note must not show among another kind’s.
    if (location.hash && !whole(target) && filter.closest("[data-article]")) location.replace("#-");
    const address = new URL(location);
    address.hash = address.hash.replace(/^#-$/, "");
    address.searchParams.set("show", target.value);
    if (target === inputs[0]) address.searchParams.delete("show");
    history.replaceState(null, "", address);
    if (!whole(target) && filter.matches(":hover:not(:has(:focus-visible))")) showFirst(target); // not by key
  });

  // “statement” is enough for “official-statement”.
  const asked = new URLSearchParams(location.search).get("show");
  const chosen = asked && inputs.find(({ value }) => `-${value}`.endsWith(`-${asked}`));
  if (chosen) chosen.checked = true;
  if (chosen && !location.hash && !whole(chosen)) addEventListener("load", () => showFirst(chosen));
}
