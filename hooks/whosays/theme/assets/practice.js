// Turns a worksheet into practice: choose, check, see the key with every reason, hand in a code, and
// at the end a count of hits and false alarms. Answers stay in this browser's own storage.
for (const page of document.querySelectorAll("[data-practice]")) {
  const {
    make,
    makeTable,
    makeButton,
    copyButton,
    kindsOf,
    stored,
    store,
    forget,
    canStore,
    onStored,
    setQuery,
    save,
    csv,
    codes,
    wayTo,
  } = whosays;
  const kinds = kindsOf(page);
  const kindOf = (slug) => kinds.find((kind) => kind.slug === slug);
  const say = (slug) => kindOf(slug).words;
  const SURE = ["a guess", "fairly sure", "certain"];
  const LONGEST = { name: 40, because: 120 };
  const byParagraph = page.dataset.reveal === "paragraph";
  const { practice, articleId, letters } = page.dataset;
  const questions = [...page.querySelectorAll("[data-question]")];
  const drills = [...page.querySelectorAll(".ws-drill")];
  const id = (question) => question.dataset.question;
  const number = (question) => question.querySelector("legend b").textContent.replace(/\.\s*$/, "");
  const keyOf = (question) => page.querySelector(`[data-key="${CSS.escape(id(question))}"]`);
  const controls = page.querySelector("[data-controls]");
  const short = drills.filter((drill) => "short" in drill.dataset);

  // ?paragraph=12 or ?paragraphs=3,6,7 shows just these, ?much=short a few, whatever was chosen before.
  const query = new URLSearchParams(location.search);
  const asked = (query.get("paragraphs") ?? query.get("paragraph") ?? "").split(/[\s,]+/).filter(Boolean);
  const only = drills.filter((drill) => asked.includes(drill.dataset.paragraph));
  const strange = byParagraph ? asked.filter((one) => !drills.some((drill) => drill.dataset.paragraph === one)) : [];

  // What was stored may be of an older edition or of another site: show only what is known here.
  const read = () => {
    const state = { name: "", scope: "all", answers: new Map() };
    const kept = stored(practice);
    if (typeof kept?.name === "string") state.name = kept.name.slice(0, LONGEST.name);
    if (kept?.scope === "short") state.scope = "short";
    for (const question of questions) {
      const own = kept?.answers && Object.hasOwn(kept.answers, id(question)) ? kept.answers[id(question)] : null;
      if (typeof own?.kind !== "string" || !kindOf(own.kind)) continue;
      const answer = { kind: own.kind, checked: own.checked === true };
      if (Number.isInteger(own.sure) && SURE[own.sure]) answer.sure = own.sure;
      if (typeof own.because === "string") answer.because = own.because.slice(0, LONGEST.because);
      state.answers.set(id(question), answer);
    }
    return state;
  };
  const state = read();
  if (["all", "short"].includes(query.get("much"))) state.scope = query.get("much");
  // Only what changed is written: another tab may have added to the rest, or a later edition.
  const keep = (changed, fields = {}) => {
    const all = stored(practice);
    const answers = new Map(Object.entries(all?.answers ?? {}));
    for (const question of changed) {
      if (answer(question)) answers.set(id(question), answer(question));
      else answers.delete(id(question));
    }
    warn(store(practice, { ...all, ...fields, answers: Object.fromEntries(answers) }));
  };
  const lost = make(
    "p",
    { className: "ws-strange", role: "status", hidden: true },
    "This browser cannot store your answers. They are lost when you close or reload this page. “Save for my teacher” below saves them in a file.",
  );
  const told = make(
    "p",
    {},
    "This browser stores your name, answers, “how sure” and reasons. Nothing is sent. On a shared device the next person sees them: clear each exercise before you leave.",
  );
  const warn = (stores) => {
    lost.hidden = stores;
    told.hidden = !stores;
  };
  const answer = (question) => state.answers.get(id(question));
  const chosen = (question) => answer(question)?.kind;
  const checked = (question) => Boolean(chosen(question) && answer(question).checked);

  // What is checked together, by one button: a paragraph, or a single question.
  const groups = (byParagraph ? drills : questions).map((home) => ({
    home,
    members: questions.filter((question) => home.contains(question)),
  }));
  const groupOf = (question) => groups.find(({ members }) => members.includes(question));
  for (const group of groups) {
    const { home, members } = group;
    group.button = makeButton(
      byParagraph ? "Show the key to this paragraph" : "Check",
      () => check(group),
      "ws-check-button",
    );
    group.left = make("p", { className: "ws-left", role: "status" });
    group.after = make("div", { className: "ws-after", hidden: true });
    for (const question of members) {
      const key = keyOf(question);
      key.hidden = true;
      if (byParagraph) question.append(extra(question));
      question.append(make("p", { className: "ws-verdict", tabIndex: -1, hidden: true }), key);
    }
    if (byParagraph) home.append(group.left, group.button, group.after);
    else {
      home.querySelector(".ws-verdict").before(group.button);
      home.append(group.after);
    }
  }
  for (const keys of page.querySelectorAll(".ws-keys, .ws-question > details")) keys.hidden = true;
  page.classList.add("ws-live");

  // Asked only when a kind is chosen, so that it cannot be taken for the answer.
  function extra(question) {
    const levels = SURE.map((words, level) =>
      make("label", {}, make("input", { type: "radio", name: `s-${id(question)}`, value: level }), ` ${words}`),
    );
    const sure = make(
      "fieldset",
      { className: "ws-sure" },
      make("legend", {}, "How sure are you? (optional)"),
      ...levels,
    );
    const because = make("input", {
      type: "text",
      name: `b-${id(question)}`,
      maxLength: LONGEST.because,
      autocomplete: "off",
    });
    return make(
      "div",
      { className: "ws-extra", hidden: true },
      sure,
      make("label", { className: "ws-because" }, "Because … (optional: which words show it?) ", because),
    );
  }

  const hideExtra = (question, hidden) => {
    for (const part of question.querySelectorAll(".ws-extra")) part.hidden = hidden;
  };

  const check = (group) => {
    const open = group.members.filter((question) => !chosen(question));
    for (const question of group.members) question.classList.toggle("ws-open", open.includes(question));
    if (open.length) {
      group.left.textContent = `Still open: ${open.map(number).join(", ")}.`;
      focusOn(open[0]);
      return;
    }
    for (const question of group.members) answer(question).checked = true;
    keep(group.members);
    reveal(group);
    report();
    group.members[0].querySelector(".ws-verdict").focus();
  };

  const reveal = (group) => {
    group.left.textContent = "";
    group.button.hidden = true;
    for (const question of group.members) {
      const own = chosen(question);
      const { kind, also } = question.dataset;
      const verdict = question.querySelector(".ws-verdict");
      verdict.textContent =
        own === also
          ? `✓ Careful readers split here, and your answer can be defended. The key says ${say(kind)}.`
          : own === kind
            ? "✓ You and the key agree."
            : `≠ You said ${say(own)}. The key says ${say(kind)}.`;
      verdict.hidden = false;
      keyOf(question).hidden = false;
      for (const row of keyOf(question).querySelectorAll("[data-for]"))
        row.classList.toggle("ws-own", row.dataset.for === own);
      for (const input of question.querySelectorAll("input")) input.disabled = true;
      hideExtra(question, answer(question).sure === undefined && !answer(question).because);
    }
    group.after.replaceChildren(
      ...(byParagraph ? handIn(group) : []),
      makeButton("Try again", () => again(group)),
    );
    group.after.hidden = false;
  };

  const again = (group) => {
    for (const question of group.members) state.answers.delete(id(question));
    keep(group.members);
    draw(group);
    report();
    focusOn(group.members[0]);
  };

  // What the state has of a group: its answers, and its key if all are checked.
  const draw = (group) => {
    for (const question of group.members) {
      const given = answer(question);
      question.querySelector(".ws-verdict").hidden = true;
      keyOf(question).hidden = true;
      for (const input of question.querySelectorAll("input")) {
        input.disabled = false;
        if (input.type === "radio")
          input.checked = input.value === (input.name.startsWith("q-") ? given?.kind : String(given?.sure));
        else if (input.value !== (given?.because ?? "")) input.value = given?.because ?? "";
      }
      hideExtra(question, !given?.kind);
    }
    group.button.hidden = false;
    group.after.hidden = true;
    if (group.members.every(checked)) reveal(group);
  };

  const makeName = () =>
    make("input", {
      type: "text",
      value: state.name,
      maxLength: LONGEST.name,
      autocomplete: "off",
      oninput: ({ target: { value } }) => {
        state.name = name.value = value;
        keep([], { name: value });
      },
    });

  // The paragraph's answers in a few characters, for a teacher without files.
  const handIn = (group) => {
    const answers = group.members.map((question) => kindOf(chosen(question)).letter).join("");
    const code = codes.write(articleId, letters, group.home.dataset.paragraph, answers);
    const shown = make("output", {}, make("code", {}, code));
    shown.dataset.code = "";
    const there = wayTo(page, "class view");
    const link = () => {
      there.hash = encodeURIComponent(`${state.name} ${code}`.trim());
      return there.href;
    };
    return [
      make("p", {}, make("label", { className: "ws-because" }, "Your name, if your teacher asks for it: ", makeName())),
      make(
        "p",
        { className: "ws-hand-in" },
        "Your answer code, to read out, write down or send: ",
        shown,
        " ",
        copyButton("Copy the code", code),
        " ",
        there ? copyButton("Copy a link with it", link) : "",
      ),
    ];
  };

  page.addEventListener("input", ({ target }) => {
    const question = target.closest("[data-question]");
    if (!question) return;
    const given = answer(question) ?? {};
    if (target.name.startsWith("q-")) given.kind = target.value;
    else if (target.name.startsWith("s-")) given.sure = Number(target.value);
    else given.because = target.value;
    state.answers.set(id(question), given);
    question.classList.remove("ws-open");
    hideExtra(question, !given.kind);
    keep([question]);
    report();
  });

  const focusOn = (question) => {
    const input = question.querySelector("input[name^=q-]:checked") ?? question.querySelector("input[name^=q-]");
    input.focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
  };

  // Inside a question, a kind's number or letter chooses and Enter checks; after that they lead on.
  page.addEventListener("keydown", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("a, button, [type=text]"))
      return;
    const group = groupOf(question);
    if (event.key === "Enter" && !checked(question)) {
      event.preventDefault();
      check(group);
      return;
    }
    const pressed = kinds.findIndex(
      ({ letter }, index) => event.key === String(index + 1) || event.key.toUpperCase() === letter,
    );
    if (pressed < 0) return;
    event.preventDefault();
    if (checked(question)) {
      const next = shown().find((one) => !checked(one));
      if (next) focusOn(next);
      return;
    }
    const input = question.querySelectorAll("input[name^=q-]")[pressed];
    input.checked = true;
    input.focus({ preventScroll: true });
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const open = group.members.find((one) => !chosen(one));
    if (open) focusOn(open);
    else if (byParagraph) group.button.focus();
  });

  const shown = () => questions.filter((question) => !question.closest(".ws-drill").hidden);

  // One count for all that is shown, or one for the sentences and one for the pairs.
  const parts = (byParagraph ? [page] : drills).map((home) => {
    const counter = make("p", { className: "ws-counter", role: "status" });
    const results = byParagraph ? page.querySelector("[data-results]") : make("div");
    if (byParagraph) controls.append(counter);
    else {
      home.prepend(counter);
      home.append(results);
    }
    return { home, counter, results };
  });

  const report = () => {
    for (const { home, counter, results } of parts) {
      const all = shown().filter((question) => home.contains(question));
      counter.textContent = `${all.filter(chosen).length} of ${all.length} answered`;
      results.replaceChildren(...(all.length && all.every(checked) ? summary(all) : []));
    }
  };

  // Where careful readers split, either answer is a hit.
  const right = (question) => (chosen(question) === question.dataset.also ? chosen(question) : question.dataset.kind);

  const cellsOf = (one) => {
    const { kind, sure, because = "" } = answer(one);
    return [say(kind), say(one.dataset.kind), SURE[sure] ?? "", because];
  };

  const summary = (all) => {
    const rows = kinds.map(({ slug }) => {
      const key = all.filter((one) => right(one) === slug);
      const alarms = all.filter((one) => chosen(one) === slug && right(one) !== slug);
      const guide = page.querySelector(`.ws-answer.ws-${slug} .ws-more a:last-child`)?.href;
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, guide ? make("a", { href: guide }, say(slug)) : say(slug)),
        make("td", {}, `${key.filter((one) => chosen(one) === slug).length} of ${key.length}`),
        make("td", {}, String(alarms.length)),
      );
    });
    const missed = {};
    for (const one of all) {
      const { signal } = keyOf(one).dataset;
      if (signal && chosen(one) !== right(one)) missed[signal] = (missed[signal] ?? 0) + 1;
    }
    const signals = Object.entries(missed).map(([signal, times]) => `${signal} (${times})`);
    const own = all.map((one) =>
      make(
        "tr",
        { className: chosen(one) === right(one) ? "" : "ws-differs" },
        ...[number(one), ...cellsOf(one)].map((words) => make("td", {}, words)),
      ),
    );
    const hits = all.filter((one) => chosen(one) === right(one)).length;
    const count = [
      makeTable("Hits and false alarms", ["Kind", "Hits", "False alarms"], rows),
      make(
        "p",
        {},
        "A hit: you named the kind where the key has it. A false alarm: you named it where the key does not. Where careful readers split, either answer is a hit. Calling everything the writer’s word gets every hit for it, and many false alarms. Each kind above leads to its page of the guide.",
      ),
    ];
    return [
      make("h2", {}, "Your answers and the key"),
      ...(practice === "claims" ? [make("p", {}, `You and the key agree on ${hits} of ${all.length}.`)] : count),
      signals.length ? make("p", {}, `Signals you passed over: ${signals.join(", ")}.`) : "",
      make(
        "details",
        { className: "ws-plain" },
        make("summary", {}, "All answers"),
        makeTable("All answers", ["No.", "You", "Key", "How sure", "Because"], own),
      ),
    ];
  };

  const show = () => {
    for (const drill of drills) {
      const some = only.length ? only : state.scope === "short" ? short : [];
      drill.hidden = some.length > 0 && !some.includes(drill);
    }
    report();
  };
  groups.forEach(draw);

  if (strange.length)
    controls.prepend(make("p", { className: "ws-strange" }, `There is no paragraph ${strange.join(", ")} here.`));
  if (only.length) {
    const all = new URL(location.pathname, location.href).href;
    controls.prepend(
      make(
        "p",
        {},
        only.length === 1 ? "One paragraph to practise. " : `${only.length} paragraphs to practise. `,
        make("a", { href: all }, "The whole article"),
        ".",
      ),
    );
  } else if (short.length) {
    // What is linked must be shown, whatever was chosen before.
    const target = drills.find((drill) => location.hash && drill.id === location.hash.slice(1));
    if (target && !short.includes(target)) state.scope = "all";
    const few = questions.filter((question) => short.includes(question.closest(".ws-drill"))).length;
    const choices = [
      ["all", `The whole article (${questions.length} pieces)`],
      ["short", `A few paragraphs (${few} pieces, some ten minutes)`],
    ].map(([value, words]) =>
      make(
        "label",
        {},
        make("input", {
          type: "radio",
          name: `ws-scope-${articleId}`,
          value,
          checked: state.scope === value,
          onchange: () => {
            state.scope = value;
            keep([], { scope: value });
            show();
            setQuery({ much: value === "short" && value });
          },
        }),
        make("span", {}, words),
      ),
    );
    controls.prepend(make("fieldset", { className: "ws-filter" }, make("legend", {}, "How much"), ...choices));
  }

  const stem = () => `whosays-${practice}-${(state.name || "answers").replace(/[^\p{L}\p{N}-]+/gu, "-")}`;
  const file = () => ({
    format: "whosays-answers",
    version: 1,
    practice,
    article: articleId,
    name: state.name,
    answers: Object.fromEntries(state.answers),
  });
  const rows = () => [
    ["number", "passage", "answer", "key", "sure", "because"],
    ...questions.filter(chosen).map((one) => [number(one), id(one), ...cellsOf(one)]),
  ];
  const name = makeName();
  page.append(
    make(
      "section",
      { className: "ws-save" },
      make("h2", {}, "Keep or hand in"),
      make("p", {}, make("label", {}, "A name or code, if your teacher asks for one: ", name)),
      make(
        "p",
        {},
        makeButton("Save for my teacher", () =>
          save(`${stem()}.json`, "application/json", JSON.stringify(file(), null, 1)),
        ),
        " ",
        makeButton("Save as a table (CSV)", () => save(`${stem()}.csv`, "text/csv", csv(rows()))),
        " ",
        makeButton("Print", () => print()),
        " ",
        makeButton("Clear my answers", () => {
          if (!confirm("Clear all answers on this page?")) return;
          forget(practice);
          location.reload();
        }),
      ),
      told,
    ),
  );
  controls.append(lost);
  warn(canStore());
  onStored(practice, () => {
    if (!lost.hidden) return; // more is here than could be stored
    Object.assign(state, read(), { scope: state.scope });
    name.value = state.name;
    groups.forEach(draw);
    report();
  });
  show();
  if (only.length) only[0].scrollIntoView();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
