// What the article page lacks without script.
for (const article of document.querySelectorAll("[data-article]")) {
  const noteOf = (id) => article.querySelector(`#${CSS.escape(id)}`)?.closest(".ws-note");
  const passageOf = (note) =>
    article.querySelector(`.ws-number[href="#${note.lastElementChild.id}"]`).previousElementSibling;

  // A click on a passage opens its note, as its number does.
  article.addEventListener("click", (event) => {
    const passage = event.target.closest(".ws-passage");
    if (!passage || event.target.closest("a, button") || String(getSelection())) return;
    const note = noteOf(passage.nextElementSibling.hash.slice(1));
    if (note.checkVisibility()) note.open = !note.open;
  });

  // Far rows take their height once the page is there, or all at once where a reader comes back.
  const rows = [...article.querySelectorAll(".ws-row")];
  const settle = (count) => {
    const top = scrollY;
    for (const row of rows.splice(0, count)) row.classList.add("ws-settled");
    if (scrollY !== top && count > 1) scrollTo({ top, behavior: "instant" });
    if (rows.length) setTimeout(settle, 0, 1);
  };
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  if (type === "navigate") addEventListener("load", () => settle(1));
  else settle(rows.length);

  // What an earlier note has named in full is named in full where it is looked for.
  const nameRecords = (part) => {
    for (const earlier of part.querySelectorAll(".ws-references a[href^='#']")) {
      const [place] = earlier.nextSibling.data.match(/\d+/);
      const list = noteOf(earlier.hash.slice(1)).querySelector(".ws-references");
      earlier.parentElement.replaceWith(list.children[place - 1].cloneNode(true));
    }
  };

  // A mistake is reported with its passage.
  const report = article.querySelector("[data-report]");
  const offerReport = (body) => {
    if (!report || body.querySelector("[data-report]")) return;
    const line = body.appendChild(document.createElement("p"));
    line.className = "ws-about";
    line.append(report.cloneNode(true));
    line.firstElementChild.href += `%23${body.id}`;
  };

  // What open notes need comes with the first touch.
  const ready = () => whosays.load("share.css", "shared.js", "share.js", "open-note.js", "selection.js");
  article.addEventListener("pointerdown", ready, { once: true });
  const show = async (note) => {
    nameRecords(note);
    offerReport(note.lastElementChild);
    await ready();
    if (!whosays.keepInView) return note.scrollIntoView({ block: "nearest" }); // they did not come
    whosays.share.offer(note);
    whosays.keepInView(note, passageOf(note));
  };
  article.addEventListener(
    "toggle",
    ({ target: note }) => {
      if (note.open && note.matches(".ws-note[name]")) show(note);
    },
    true,
  );
  // A note that was hidden may be open.
  article.addEventListener("change", () => {
    const note = article.querySelector(".ws-note[open]");
    if (note?.checkVisibility()) show(note);
  });

  // An address lights its passage: with its note, or in clean text by a colour that tells no kind.
  const follow = async () => {
    const note = location.hash && noteOf(location.hash.slice(1));
    if (!note) return;
    const passage = passageOf(note);
    const clean = article.querySelector("#ws-show-clean").checked;
    // Its number is hidden where another kind is shown alone.
    if (!clean && !passage.nextElementSibling.checkVisibility()) article.querySelector("#ws-show-all").click();
    // Who follows a link is told what they see.
    if (!note.querySelector(".ws-about-it")) {
      note.lastElementChild.prepend(article.querySelector(".ws-about-it").cloneNode(true));
    }
    article.querySelector(".ws-lit")?.classList.remove("ws-lit");
    passage.classList.add("ws-lit");
    if (clean) {
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
    if (!article.querySelector("#ws-show-all:checked")) nameRecords(article); // not all are printed
    closed = [...article.querySelectorAll("details:not([open])")];
    for (const details of closed) {
      details.removeAttribute("name");
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of closed) {
      details.open = false;
      if (details.matches(".ws-note")) details.setAttribute("name", "ws-note");
    }
  });
}
