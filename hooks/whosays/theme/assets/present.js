// The projector. Space, a click or → uncovers the next piece: its words, then kind and gist, then the
// note; ← goes back. R, O, W, N (or 1 to 4) count raised hands. It keeps nothing and sends nothing.
for (const page of document.querySelectorAll("[data-present]")) {
  const { make, makeButton, copyButton, kindsOf, codes, decode } = whosays;
  const kinds = kindsOf(page);
  const STATES = ["covered", "lit", "kind", "note"];
  const slides = [...page.querySelectorAll(".ws-slide")].map((element) => {
    const pieces = [...element.querySelectorAll("[data-piece]")].map((words) => {
      const answer = element.querySelector(`[data-answer="${CSS.escape(words.dataset.piece)}"]`);
      const details = answer.querySelector("details");
      // What a pupil could open is gone; what is uncovered is shown beside the text.
      const body = answer.querySelector(".ws-uncovered");
      details.replaceWith(body);
      return {
        id: words.dataset.piece,
        words,
        answer,
        key: answer.dataset.key,
        hands: kinds.map(() => 0),
        line: answer.querySelector("[data-kind-line]"),
        note: answer.querySelector("[data-note-text]"),
      };
    });
    for (const piece of pieces) piece.answer.removeAttribute("data-key");
    return { element, pieces, code: element.dataset.paragraph, name: element.querySelector("h2").textContent, step: 0 };
  });
  page.classList.add("ws-live");
  let slide = slides.find(({ code }) => code === "1") ?? slides[0];

  // Three steps a passage: lit, kind, note.
  const draw = () => {
    for (const one of slides) one.element.hidden = one !== slide;
    const at = Math.ceil(slide.step / 3) - 1;
    slide.pieces.forEach((piece, place) => {
      const state = STATES[Math.max(0, Math.min(3, slide.step - place * 3))];
      piece.words.dataset.state = state;
      const known = state === "kind" || state === "note";
      piece.words.className = known ? `ws-passage ws-${piece.key}` : "";
      piece.answer.hidden = place !== at;
      piece.line.hidden = !known;
      piece.note.hidden = state !== "note";
      if (place === at) piece.line.before(tally);
    });
    counts.hidden = at < 0;
    if (at >= 0) drawHands(slide.pieces[at]);
    where.textContent = `${slide.name}, ${Math.max(0, at + 1)} of ${slide.pieces.length} passages`;
    back.disabled = slide.step === 0;
    next.disabled = slide.step === slide.pieces.length * 3;
    earlier.disabled = slide === slides[0];
    later.disabled = slide === slides.at(-1);
    handsOut.hidden = !slide.pieces.some(({ hands }) => hands.some(Boolean));
  };
  const current = () => slide.pieces[Math.ceil(slide.step / 3) - 1];

  // A show of hands: a tap or a key counts one up. The bars show when the kind does.
  const tally = make("div", { className: "ws-tally" });
  const counts = make("div", { className: "ws-counts", role: "group", ariaLabel: "Hands up" });
  const hands = kinds.map((kind, place) => {
    const number = make("output", {}, "0");
    const bar = make("span", { className: "ws-bar", ariaHidden: "true" }, make("span"));
    const button = makeButton("", () => count(place, 1), "ws-hand");
    button.append(make("b", {}, kind.letter), ` ${kind.basis} `, number);
    const less = makeButton("−", () => count(place, -1), "ws-less");
    less.ariaLabel = `One fewer for ${kind.basis}`;
    counts.append(make("div", { className: "ws-count-row" }, button, less, bar));
    return { number, bar };
  });
  tally.append(counts);
  const count = (place, by) => {
    const piece = current();
    if (!piece) return;
    piece.hands[place] = Math.max(0, piece.hands[place] + by);
    draw();
  };
  const drawHands = (piece) => {
    const total = piece.hands.reduce((sum, one) => sum + one, 0);
    const open = ["kind", "note"].includes(piece.words.dataset.state);
    hands.forEach(({ number, bar }, place) => {
      number.textContent = String(piece.hands[place]);
      bar.hidden = !open || !total;
      bar.firstChild.style.inlineSize = `${total ? (100 * piece.hands[place]) / total : 0}%`;
    });
  };

  const move = (by) => {
    slide.step = Math.max(0, Math.min(slide.pieces.length * 3, slide.step + by));
    draw();
  };
  const go = (other, address = true) => {
    slide = other;
    if (address) history.replaceState(null, "", `#${slide.element.id}`);
    draw();
  };
  const beside = (by) => {
    const other = slides[slides.indexOf(slide) + by];
    if (other) go(other);
  };

  const where = make("span", { className: "ws-where", role: "status" });
  const back = makeButton("← Back", () => move(-1));
  const next = makeButton("Reveal →", () => move(1), "md-button--primary");
  const earlier = makeButton("Previous paragraph", () => beside(-1));
  const later = makeButton("Next paragraph", () => beside(1));
  const list = make(
    "select",
    {
      ariaLabel: "All paragraphs",
      onchange: () => {
        go(slides[list.selectedIndex]);
        setTimeout(() => list.blur());
      },
    },
    ...slides.map(({ name }) => make("option", {}, name)),
  );
  const handsOut = make(
    "span",
    {},
    copyButton("Copy the hands for class view", () =>
      codes.write(
        page.dataset.present,
        page.dataset.letters,
        slide.code,
        slide.pieces
          .map((piece) => kinds.map(({ letter }, place) => `${letter}${piece.hands[place]}`).join(""))
          .join(" "),
      ),
    ),
  );
  page
    .querySelector("[data-controls]")
    .append(make("div", { className: "ws-remote" }, back, next, where, earlier, later, list, handsOut));

  const drawList = () => {
    list.selectedIndex = slides.indexOf(slide);
  };
  const follow = () => {
    const name = decode(location.hash.slice(1));
    const found = slides.find(
      ({ element, pieces }) => element.id === name || pieces.some(({ id, words }) => [id, words.id].includes(name)),
    );
    if (!found) return;
    slide = found;
    const place = found.pieces.findIndex(({ id, words }) => [id, words.id].includes(name));
    found.step = place >= 0 ? place * 3 + 1 : 0;
    draw();
    drawList();
    page.scrollIntoView();
    if (document.activeElement !== document.body) document.activeElement.blur();
  };

  // Only the page on the screen listens: with several articles the others are hidden.
  const seen = () => page.checkVisibility();
  addEventListener("keydown", (event) => {
    if (
      !seen() ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target.matches("select, input, textarea, summary")
    )
      return;
    const press = event.key === " " && event.target.matches("button, a") ? null : event.key;
    const hand = kinds.findIndex(({ letter }, place) => press === String(place + 1) || press?.toUpperCase() === letter);
    if ([" ", "ArrowRight", "PageDown"].includes(press)) move(1);
    else if (["ArrowLeft", "PageUp"].includes(press)) move(-1);
    else if (press === "ArrowDown") beside(1);
    else if (press === "ArrowUp") beside(-1);
    else if (hand >= 0) count(hand, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    drawList();
  });
  page.addEventListener("click", (event) => {
    if (!event.target.closest("button, a, select, input, output") && !String(getSelection())) move(1);
  });
  // A button that the mouse pressed must not take the next Space; the keyboard keeps its own.
  page.addEventListener("click", ({ detail, target }) => {
    if (detail) target.closest("button")?.blur();
  });
  addEventListener("beforeunload", (event) => {
    if (slides.some(({ pieces }) => pieces.some((piece) => piece.hands.some(Boolean)))) event.preventDefault();
  });
  addEventListener("hashchange", follow);
  draw();
  drawList();
  follow();
}
