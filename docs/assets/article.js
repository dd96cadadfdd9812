// What the article page lacks without script.
for (const article of document.querySelectorAll("[data-article]")) {
  const noteOf = (id) => article.querySelector(`#${CSS.escape(id)}`)?.closest(".ws-note");
  const passageOf = (note) => article.querySelector(`.ws-number[href="#${note.lastElementChild.id}"]`).previousElementSibling;

  // A click anywhere on a passage opens its note, as its number does.
  article.addEventListener("click", (event) => {
    const passage = event.target.closest(".ws-passage");
    if (!passage || event.target.closest("a, button") || String(getSelection())) return;
    const note = noteOf(passage.nextElementSibling.hash.slice(1));
    if (note.checkVisibility()) note.open = !note.open;
  });

  // Rows take their true height before anything is measured.
  const settle = () => article.classList.add("ws-settled");
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, settle, { capture: true, once: true });

  // What an open note needs comes with the first touch.
  const ready = () => { settle(); return whosays.load("share.css", "shared.js", "share.js", "sheet.js", "words.js"); };
  article.addEventListener("pointerdown", ready, { once: true });
  const show = async (note) => {
    await ready();
    whosays.share.offer(note);
    whosays.keepInView(note, passageOf(note));
  };
  article.addEventListener("toggle", ({ target: note }) => {
    if (note.open && note.matches(".ws-note[name]")) show(note);
  }, true);

  // An address lights its passage: with its note, or in clean text by a colour that tells no kind.
  const follow = async () => {
    const note = location.hash && noteOf(location.hash.slice(1));
    if (!note) return;
    const passage = passageOf(note);
    const kind = note.classList[1].slice(3);
    if (!article.querySelector(`:is(#ws-show-all, #ws-show-clean, #ws-show-${kind}):checked`)) article.querySelector("#ws-show-all").click();
    article.querySelector(".ws-lit")?.classList.remove("ws-lit");
    passage.classList.add("ws-lit");
    if (article.querySelector("#ws-show-clean").checked) {
      await ready();
      passage.scrollIntoView({ block: "center" });
    } else if (note.open) show(note);
    else note.open = true;
  };
  const soon = () => requestAnimationFrame(follow);
  addEventListener("hashchange", soon);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);

  // Browsers that cannot open notes on paper by style alone.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...article.querySelectorAll("details:not([open])")];
    for (const details of closed) { details.removeAttribute("name"); details.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const details of closed) {
      details.open = false;
      if (details.matches(".ws-note")) details.setAttribute("name", "ws-note");
    }
  });
}
