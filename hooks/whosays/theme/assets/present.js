// The projector. Space, a click or → reveals the next thing: a passage, then its letter and the reason,
// then what a check found; ← goes back. A letter chooses a counter, and figures count raised hands:
// R 12. Hands stay in this tab until it is closed. It sends nothing.
for (const page of document.querySelectorAll("[data-present]")) {
  const { make, makeButton, copyButton, kindsOf, codes, decode, wayTo, toggleFullScreen } = whosays;
  whosays.stayOnKeys(); // N counts hands
  const STATES = ["covered", "lit", "kind", "note"];
  const MOST = 99; // hands
  const kinds = kindsOf(page);

  // What this tab remembers of the article: hands by passage, and how far each paragraph is revealed.
  const name = `${whosays.home.pathname}.whosays:present-${page.dataset.present}`;
  const memory = { hands: {}, steps: {} };
  try {
    Object.assign(memory, JSON.parse(sessionStorage.getItem(name)));
  } catch {
    /* nothing is remembered */
  }
  const remember = () => {
    try {
      sessionStorage.setItem(name, JSON.stringify(memory));
    } catch {
      /* it is forgotten on the next page */
    }
  };
  const handsOf = ({ id }) => memory.hands[id] ?? kinds.map(() => 0);

  const slides = [...page.querySelectorAll(".ws-slide")].map((element) => {
    const pieces = [...element.querySelectorAll("[data-piece]")].map((words) => {
      const answer = element.querySelector(`[data-answer="${CSS.escape(words.dataset.piece)}"]`);
      // What a pupil could open is gone; what is revealed is shown beside the text.
      const body = answer.querySelector(".ws-uncovered");
      answer.querySelector("details").replaceWith(body);
      const { key, look } = answer.dataset;
      answer.removeAttribute("data-key");
      return { id: words.dataset.piece, words, answer, key, look, shown: [...body.children] };
    });
    const code = element.dataset.paragraph;
    const title = element.querySelector("h2").textContent;
    return { element, pieces, code, title, step: 0, last: pieces.length * 3 };
  });
  page.classList.add("ws-live");
  let slide = slides.find(({ code }) => code === "1") ?? slides[0];
  const places = (other, wanted) => other.pieces.findIndex(({ id, words }) => [id, words.id].includes(wanted));
  for (const one of slides) one.step = Math.min(memory.steps[one.code] ?? 0, one.last);

  // Three steps a passage. Where only a check can tell the kind, its finding comes before the letter.
  const placeOf = ({ step }) => Math.ceil(step / 3) - 1;
  const current = () => slide.pieces[placeOf(slide)];
  const draw = () => {
    show();
    if (fit()) show(); // which tries every passage
  };
  const show = () => {
    for (const one of slides) one.element.hidden = one !== slide;
    const at = placeOf(slide);
    slide.pieces.forEach((piece, place) => {
      const state = STATES[Math.max(0, Math.min(3, slide.step - place * 3))];
      piece.words.dataset.state = state;
      const known = state === "note" || (state === "kind" && !piece.look);
      piece.words.className = known ? `ws-passage ws-${piece.key}` : "";
      piece.answer.hidden = place !== at;
      piece.shown[0].hidden = !["kind", "note"].includes(state);
      piece.shown[1].hidden = state !== "note";
    });
    const piece = current();
    tally.hidden = !piece || Boolean(piece.look);
    look.hidden = !piece?.look;
    if (piece) {
      piece.shown[0].before(tally, look);
      look.textContent = piece.look ?? "";
      drawHands(piece);
    }
    where.textContent = `${slide.title}: ${Math.max(0, at + 1)} of ${slide.pieces.length}`;
    back.disabled = slide.step === 0;
    next.disabled = slide.step === slide.last;
    earlier.disabled = slide === slides[0];
    later.disabled = slide === slides[slides.length - 1];
    list.selectedIndex = slides.indexOf(slide);
    drawLinks();
  };

  // A show of hands: choose a counter by its letter or a tap, and type or tap the number.
  let chosen = 0;
  let fresh = true; // the next figure begins a new number
  const choose = (place) => {
    chosen = place;
    fresh = true;
    draw();
  };
  const type = (figure) => {
    const piece = current();
    if (!piece || piece.look) return false;
    const hands = [...handsOf(piece)];
    const before = fresh ? 0 : hands[chosen];
    const value = figure === null ? Math.floor(hands[chosen] / 10) : before * 10 + figure;
    hands[chosen] = value > MOST ? figure : value;
    fresh = false;
    memory.hands[piece.id] = hands;
    remember();
    draw();
    return true;
  };
  const counters = kinds.map((kind, place) => {
    const number = make("output", {}, "0");
    const bar = make("span", { className: "ws-bar", ariaHidden: "true" }, make("span"));
    const basis = make("span", { className: "ws-basis" }, ` ${kind.basis} `);
    const button = makeButton("", () => choose(place), "ws-hand");
    button.append(make("b", {}, kind.letter), basis, number, bar);
    return { button, number, bar };
  });
  const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((figure) => makeButton(String(figure), () => type(figure)));
  const erase = makeButton("⌫", () => type(null));
  erase.ariaLabel = "Erase a figure";
  const tally = make(
    "div",
    { className: "ws-tally", role: "group", ariaLabel: "Hands up" },
    make("div", { className: "ws-counts" }, ...counters.map(({ button }) => button)),
    make("div", { className: "ws-pad" }, ...figures, erase),
  );
  const look = make("p", { className: "ws-look-now" });
  const drawHands = (piece) => {
    const hands = handsOf(piece);
    const total = hands.reduce((sum, one) => sum + one, 0);
    const open = !piece.shown[0].hidden;
    tally.classList.toggle("ws-open", open);
    if (open && !total) tally.hidden = true;
    counters.forEach(({ button, number, bar }, place) => {
      number.textContent = String(hands[place]);
      button.ariaPressed = String(place === chosen);
      bar.firstChild.style.inlineSize = `${total ? (100 * hands[place]) / total : 0}%`;
    });
  };

  // Type as large as fits beside and below what else is on the screen.
  const wide = matchMedia("(min-width: 56em)");
  const seen = () => page.getClientRects().length > 0;
  const largest = (least, most, fits) => {
    let [low, high] = [least, most];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const fit = () => {
    const text = slide.element.querySelector(".ws-text");
    const side = slide.element.querySelector("ol");
    if (!wide.matches || !seen()) {
      text.style.fontSize = side.style.fontSize = "";
      slide.fitted = "";
      return false;
    }
    const room = innerHeight - (text.getBoundingClientRect().top + scrollY) - 16;
    const fitted = `${innerWidth} ${Math.round(room)}`;
    if (slide.fitted === fitted) return false;
    slide.fitted = fitted;
    slide.element.classList.add("ws-fitting");
    const fits = (part) => (size) => {
      part.style.fontSize = `${size}px`;
      return part.getBoundingClientRect().height <= room;
    };
    fits(text)(largest(18, 64, fits(text)));
    const whole = fits(side);
    const every = (size) =>
      slide.pieces.every((piece) => {
        for (const one of slide.pieces) one.answer.hidden = one !== piece;
        for (const part of piece.shown) part.hidden = false;
        piece.shown[0].before(tally, look);
        tally.hidden = Boolean(piece.look);
        look.hidden = !piece.look;
        look.textContent = piece.look ?? "";
        tally.className = "ws-tally ws-open";
        return whole(size);
      });
    whole(largest(14, 34, every));
    slide.element.classList.remove("ws-fitting");
    return true;
  };

  const move = (by) => {
    const step = Math.max(0, Math.min(slide.last, slide.step + by));
    if (step === slide.step) return false;
    if (placeOf({ step }) !== placeOf(slide)) [chosen, fresh] = [0, true];
    slide.step = step;
    memory.steps[slide.code] = step;
    remember();
    draw();
    return true;
  };
  const go = (other, address = true) => {
    slide = other;
    [chosen, fresh] = [0, true];
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
  const earlier = makeButton("Previous", () => beside(-1), "ws-alone");
  const later = makeButton("Next", () => beside(1), "ws-alone");
  const list = make(
    "select",
    {
      ariaLabel: "All paragraphs",
      onchange: () => {
        go(slides[list.selectedIndex]);
        setTimeout(() => list.blur());
      },
    },
    ...slides.map(({ title }) => make("option", {}, title)),
  );

  // What is needed less often.
  const counted = () => slide.pieces.some((piece) => handsOf(piece).some(Boolean));
  const line = () => {
    const groups = slide.pieces.map((piece) =>
      handsOf(piece)
        .map((hands, place) => `${kinds[place].letter}${hands}`)
        .join(""),
    );
    return codes.write(page.dataset.present, page.dataset.letters, slide.code, groups.join(" "));
  };
  const view = wayTo(page, "class view");
  const open = view && make("a", { className: "md-button", target: "_blank" }, "Class view");
  const copy = copyButton("Copy the hands for class view", line);
  const clear = makeButton("Start this paragraph again", () => {
    for (const { id } of slide.pieces) delete memory.hands[id];
    slide.step = 1;
    move(-1);
  });
  const drawLinks = () => {
    copy.hidden = !counted();
    if (!open) return;
    open.href = Object.assign(new URL(view), { hash: counted() ? encodeURIComponent(line()) : "" }).href;
    if (counted()) whosays.tellLesson?.({ view: open.href });
  };
  const menu = makeButton("Menu of the site", () => document.body.classList.toggle("ws-with-menu"));
  const full = makeButton("Full screen", toggleFullScreen, "ws-alone");
  full.hidden = !document.fullscreenEnabled;
  const more = make(
    "details",
    { className: "ws-plain ws-more-ways" },
    make("summary", {}, "More"),
    make("div", {}, ...[open, copy, clear, menu].filter(Boolean)),
  );
  const remote = make("div", { className: "ws-remote" }, where, back, next, earlier, later, list, full, more);
  page.querySelector("[data-controls]").append(remote);

  const follow = () => {
    const wanted = decode(location.hash.slice(1));
    const found = slides.find((one) => one.element.id === wanted || places(one, wanted) >= 0);
    if (!found) return;
    const place = places(found, wanted);
    found.step = place >= 0 ? place * 3 + 1 : 0;
    go(found, false);
    if (document.activeElement !== document.body) document.activeElement.blur();
    page.scrollIntoView();
  };

  // Only the page on the screen listens: with several articles the others are hidden.
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!seen() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches("select, input, textarea, summary")) return;
    if (key === " " && target.matches("button, a")) return;
    const counter = kinds.findIndex(({ letter }) => key.toUpperCase() === letter);
    let done = true;
    if ([" ", "ArrowRight", "PageDown"].includes(key)) move(1);
    else if (["ArrowLeft", "PageUp"].includes(key)) move(-1);
    else if (key === "ArrowDown") beside(1);
    else if (key === "ArrowUp") beside(-1);
    else if (/^[0-9]$/.test(key)) done = type(Number(key));
    else if (key === "Backspace") done = type(null);
    else if (counter >= 0) choose(counter);
    else return;
    if (done) event.preventDefault();
  });
  page.addEventListener("click", (event) => {
    if (event.target.closest("button, a, select, input, output, details") || String(getSelection())) return;
    if (move(1)) event.preventDefault();
  });
  // A button that the mouse pressed must not take the next Space; the keyboard keeps its own.
  page.addEventListener("click", ({ detail, target }) => {
    if (detail) target.closest("button")?.blur();
  });
  addEventListener("hashchange", follow);
  addEventListener("resize", draw);
  for (const part of [page, page.closest(".ws-set")]) part?.addEventListener("shown", () => draw());
  for (const ready of [whosays.load("present.css"), document.fonts?.ready])
    ready?.then(() => {
      slide.fitted = "";
      draw();
    });
  draw();
  follow();
}
