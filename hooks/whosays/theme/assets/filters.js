// A filter’s choice stands in the address, so that a link can choose it.
for (const filter of document.querySelectorAll(".ws-filter")) {
  const inputs = [...filter.querySelectorAll("[type=radio]")];
  const whole = ({ value }) => value === "clean" || value === inputs[0].value;
  const showFirst = ({ value }) => {
    const first = [
      ...document.querySelectorAll(`.ws-row ~ .ws-row .ws-passage.ws-${value}, [data-shelf], .ws-entry, .ws-sheet`),
    ].find((part) => part.checkVisibility());
    const top = first?.getBoundingClientRect().top;
    if (top < innerHeight / 8 || top > innerHeight * 0.88)
      scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
  };
  filter.addEventListener("change", ({ target }) => {
    const address = new URL(location);
    address.searchParams.set("show", target.value);
    if (target === inputs[0]) address.searchParams.delete("show");
    history.replaceState(null, "", address);
    if (address.hash && !whole(target)) {
      location.replace("#-"); // or its note shows among the kind’s
      address.hash = "";
      history.replaceState(null, "", address);
    }
    if (!whole(target) && filter.matches(":hover:not(:has(:focus-visible))")) showFirst(target); // not by key
  });

  // “statement” is enough for “official-statement”.
  const choose = () => {
    const asked = new URLSearchParams(location.search).get("show");
    const chosen = inputs.find(({ value }) => `-${value}`.endsWith(`-${asked}`)) ?? inputs[0];
    chosen.checked = true;
    return chosen;
  };
  addEventListener("popstate", choose);
  const chosen = choose();
  if (!location.hash && !whole(chosen)) addEventListener("load", () => showFirst(chosen));
}
