// Pages with a section an article show the one that is asked for: ?article=… or #its-part. Where an
// article has a page of its own, an address that asks for it here leads there.
for (const sets of document.querySelectorAll(".ws-sets")) {
  const choose = () => {
    const asked = new URLSearchParams(location.search).get("article");
    const own = [...sets.querySelectorAll("nav a[data-set]")].find(
      ({ id, dataset: { set, anchor } }) =>
        set === asked || location.hash === `#${id}` || location.hash.startsWith(`#${anchor}`),
    );
    if (own) {
      location.replace(own.href + location.search + location.hash);
      return;
    }
    const all = [...sets.querySelectorAll(":scope > .ws-set")];
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const chosen =
      all.find((one) => target && one.contains(target)) ?? all.find((one) => one.dataset.set === asked) ?? all[0];
    for (const one of all) one.hidden = one !== chosen;
    for (const link of sets.querySelectorAll(":scope > nav a"))
      link.ariaCurrent = link.hash === `#${chosen.id}` ? "true" : null;
    chosen.dispatchEvent(new Event("shown"));
  };
  choose();
  addEventListener("hashchange", choose);
}
