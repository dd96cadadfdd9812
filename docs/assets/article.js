// What a browser without script lacks on the article page; everything else works without.
for (const article of document.querySelectorAll("[data-article]")) {
  const noteOf = (id) => article.querySelector(`[data-note="${CSS.escape(id)}"]`);

  // A click anywhere on a passage opens its note, as its number does.
  article.addEventListener("click", (event) => {
    const passage = event.target.closest("[data-passage]");
    if (!passage || event.target.closest("a, button") || String(getSelection())) return;
    const note = noteOf(passage.dataset.passage);
    if (!note.checkVisibility()) return; // filtered out
    note.open = !note.open;
    if (note.open && note.getBoundingClientRect().top > innerHeight * 0.8) {
      note.scrollIntoView({ block: "center" });
    }
  });

  // ?show=statement, so that a teacher can link to one kind.
  const wanted = new URLSearchParams(location.search).get("show");
  const choice = [...article.querySelectorAll("[name=ws-show]")]
    .find((input) => wanted && (input.value === wanted || input.value.endsWith(`-${wanted}`)));
  if (choice) choice.checked = true;

  // Older browsers do not open a note when its address is followed. On a phone the passage may be
  // out of sight above its note: show both if the screen has room.
  const follow = () => {
    const note = location.hash && noteOf(location.hash.slice(1));
    if (!note) return;
    if (article.querySelector("#ws-show-clean").checked) {
      article.querySelector(`[data-passage="${note.dataset.note}"]`).scrollIntoView({ block: "center" });
      return;
    }
    note.open = true;
    const passage = article.querySelector(`[data-passage="${note.dataset.note}"]`);
    const top = passage.getBoundingClientRect().top - 70;
    const fits = note.querySelector(".ws-body").getBoundingClientRect().top - top < innerHeight;
    if (top < 0 && fits) scrollBy({ top, behavior: "instant" });
  };
  addEventListener("hashchange", () => requestAnimationFrame(follow));
  const ready = () => requestAnimationFrame(follow);
  if (document.readyState === "complete") ready();
  else addEventListener("load", ready);

  // Browsers that cannot open notes on paper by style alone.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...article.querySelectorAll("details:not([open])")];
    for (const details of closed) { details.removeAttribute("name"); details.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const details of closed) {
      details.open = false;
      if (details.dataset.note) details.setAttribute("name", "ws-note");
    }
  });
}
