// Turns a worksheet into practice: choose, lock, get a code to hand in, then see the answers with every
// reason, and at the end a count of hits and false alarms. Answers stay in this browser's own storage.
for (const page of document.querySelectorAll("[data-practice]")) {
  const {
    make,
    makeTable,
    makeButton,
    copyButton,
    kindsOf,
    stored,
    store,
    canStore,
    askWhose,
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

  // ?paragraph=12 or ?paragraphs=6,7,8 shows just these, ?much=short a few, whatever was chosen before. With &wait, as a
  // lesson links it, pupils wait before they see the answers.
  const query = new URLSearchParams(location.search);
  const asked = (query.get("paragraphs") ?? query.get("paragraph") ?? "").split(/[\s,]+/).filter(Boolean);
  const only = drills.filter((drill) => asked.includes(drill.dataset.paragraph));
  const strange = byParagraph ? asked.filter((one) => !drills.some((drill) => drill.dataset.paragraph === one)) : [];

  // A paragraph alone is numbered as on the projector.
  if (only.length === 1)
    only[0].querySelectorAll("[data-question], [data-look]").forEach((part, place) => {
      const said = `${place + 1}. `;
      part.querySelector("b").textContent = said;
      const key = keyOf(part)?.querySelector("p").firstChild;
      if (key) key.data = said;
    });

  // What was stored may be of an older edition or of another site: show only what is known here.
  const read = () => {
    const state = { name: "", scope: "all", answers: new Map() };
    const kept = stored(practice);
    if (typeof kept?.name === "string") state.name = kept.name.slice(0, LONGEST.name);
    if (kept?.scope === "short") state.scope = "short";
    for (const question of questions) {
      const own = kept?.answers && Object.hasOwn(kept.answers, id(question)) ? kept.answers[id(question)] : null;
      const answer = own?.again === true ? { again: true } : {};
      if (answer.again) state.answers.set(id(question), answer);
      if (typeof own?.kind !== "string" || !kindOf(own.kind)) continue;
      Object.assign(answer, { kind: own.kind, checked: own.checked === true });
      answer.locked = answer.checked || own.locked === true;
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
    whose.update();
  };
  const lost = make(
    "p",
    { className: "ws-strange", role: "status", hidden: true },
    "This browser can’t save your answers. They disappear when you close or reload this page. To keep them, press “Save for my teacher” below.",
  );
  const told = make(
    "p",
    {},
    "This browser saves your name, your answers, how sure you are and your reasons. It doesn’t send them anywhere. On a shared device, clear each exercise before you leave.",
  );
  const warn = (stores) => {
    lost.hidden = stores;
    told.hidden = !stores;
  };
  const answer = (question) => state.answers.get(id(question));
  const chosen = (question) => answer(question)?.kind;
  const checked = (question) => Boolean(chosen(question) && answer(question).checked);
  const locked = (question) => checked(question) || Boolean(chosen(question) && answer(question).locked);

  // What is locked together, by one button: a paragraph, whose answers then wait for another, or a
  // single question, whose answer shows at once.
  const groups = (byParagraph ? drills : questions)
    .map((home) => ({ home, members: questions.filter((question) => home.contains(question)) }))
    .filter(({ members }) => members.length);
  const rowsOf = new Map();
  const groupOf = (question) => groups.find(({ members }) => members.includes(question));
  for (const group of groups) {
    const { home, members } = group;
    group.button = makeButton(
      byParagraph ? "Lock my answers and get my code" : "Check",
      () => lock(group),
      "ws-check-button",
    );
    group.left = make("p", { className: "ws-left", role: "status" });
    group.after = make("div", { className: "ws-after", hidden: true });
    for (const question of members) {
      const key = keyOf(question);
      key.hidden = true;
      if (byParagraph) question.append(extra(question));
      question.append(make("p", { className: "ws-verdict", tabIndex: -1, hidden: true }), key);
      rowsOf.set(question, [...key.querySelectorAll("[data-for]")]);
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
      make("label", { className: "ws-because" }, "Which words show it? (optional) ", because),
    );
  }

  const hideExtra = (question, hidden) => {
    for (const part of question.querySelectorAll(".ws-extra")) part.hidden = hidden;
  };

  const lock = (group) => {
    const open = group.members.filter((question) => !chosen(question));
    for (const question of group.members) question.classList.toggle("ws-open", open.includes(question));
    if (open.length) {
      group.left.textContent = `Please answer: ${open.map(number).join(", ")}.`;
      focusOn(open[0]);
      return;
    }
    settle(group, byParagraph ? "locked" : "checked");
    (group.code ?? group.members[0].querySelector(".ws-verdict")).focus();
  };

  const settle = (group, how) => {
    for (const question of group.members) answer(question)[how] = true;
    keep(group.members);
    draw(group);
    report();
  };

  const reveal = (question) => {
    const own = chosen(question);
    const { kind, also } = question.dataset;
    const verdict = question.querySelector(".ws-verdict");
    const [sign, words] =
      own === kind
        ? ["✓", "Right."]
        : own === also
          ? ["✓", `Careful readers disagree here. Your answer is a fair one. Ours is ${say(kind)}.`]
          : ["✗", `You chose ${say(own)}. Our answer is ${say(kind)}.`];
    verdict.replaceChildren(make("span", { ariaHidden: "true" }, sign), ` ${words}`);
    verdict.hidden = false;
    // First what is said of the answer that was given, then why the right one is right.
    const key = keyOf(question);
    const rows = rowsOf.get(question);
    const rowFor = (slug) => rows.find((row) => row.dataset.for === slug);
    const first = [...new Set([rowFor(own), rowFor(kind)])].filter(Boolean);
    const rest = rows.filter((row) => !first.includes(row));
    for (const row of rows) row.classList.toggle("ws-own", row === rowFor(own));
    key.querySelector("ul").replaceChildren(...first);
    key.querySelector("details")?.remove();
    if (rest.length) {
      const others = make("details", { className: "ws-plain" }, make("summary", {}, "The other answers"));
      others.append(make("ul", {}, ...rest));
      key.querySelector("ul").after(others);
    }
    key.hidden = false;
  };

  const again = (group) => {
    for (const question of group.members) {
      if (byParagraph) state.answers.set(id(question), { again: true });
      else state.answers.delete(id(question));
    }
    keep(group.members);
    draw(group);
    report();
    focusOn(group.members[0]);
  };

  // What the state has of a group: its answers, its code if they are locked, and then the answer key.
  const draw = (group) => {
    const [isLocked, isChecked] = [locked, checked].map((test) => group.members.every(test));
    for (const question of group.members) {
      const given = answer(question);
      question.querySelector(".ws-verdict").hidden = true;
      keyOf(question).hidden = true;
      for (const input of question.querySelectorAll("input")) {
        input.disabled = isLocked;
        if (input.type === "radio")
          input.checked = input.value === (input.name.startsWith("q-") ? given?.kind : String(given?.sure));
        else if (input.value !== (given?.because ?? "")) input.value = given?.because ?? "";
      }
      hideExtra(question, isLocked ? given.sure === undefined && !given.because : !given?.kind);
      if (isChecked) reveal(question);
    }
    group.left.textContent = "";
    group.button.hidden = isLocked;
    group.after.hidden = !isLocked;
    group.code = null;
    group.after.replaceChildren(
      ...(isLocked && byParagraph ? handIn(group) : []),
      isChecked
        ? makeButton("Try again", () => again(group))
        : makeButton(`Show the answers${query.has("wait") ? " (when your teacher says so)" : ""}`, () => {
            settle(group, "checked");
            group.members[0].querySelector(".ws-verdict").focus();
          }),
    );
  };

  // Every place that asks for the name shows the same, and each code carries it.
  const makeName = () =>
    make("input", {
      type: "text",
      className: "ws-name",
      value: state.name,
      maxLength: LONGEST.name,
      autocomplete: "off",
      oninput: ({ target: { value } }) => {
        state.name = value;
        keep([], { name: value });
        showName();
      },
    });
  const showName = () => {
    for (const box of page.querySelectorAll(".ws-name")) if (box.value !== state.name) box.value = state.name;
    for (const group of groups) group.showCode?.();
  };

  // The paragraph's answers in a few characters, for a teacher without files. What is not asked has a dash.
  const handIn = (group) => {
    const parts = [...group.home.querySelectorAll("[data-question], [data-look]")];
    const letterOf = (part) => ("look" in part.dataset ? "-" : kindOf(chosen(part)).letter);
    const sign = group.members.some((question) => answer(question).again) ? "+" : "";
    const bare = codes.write(articleId, letters, group.home.dataset.paragraph, parts.map(letterOf).join("") + sign);
    const code = () => `${state.name} ${bare}`.trim();
    const words = make("code", {});
    const shown = make("output", {}, words);
    shown.dataset.code = "";
    group.showCode = () => {
      words.textContent = code();
    };
    group.showCode();
    const there = wayTo(page, "class view");
    const link = () => {
      there.hash = encodeURIComponent(code());
      return there.href;
    };
    group.code = make(
      "p",
      { className: "ws-hand-in", tabIndex: -1 },
      "Your answer code, to read out, write down or send: ",
      shown,
      " ",
      copyButton("Copy the code", code),
      " ",
      there ? copyButton("Copy a link with it", link) : "",
    );
    return [
      make("p", {}, make("label", { className: "ws-because" }, "Your name, if your teacher asks for it: ", makeName())),
      group.code,
      sign ? make("p", {}, "The + says that this is a second try: you had seen the answers.") : "",
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
    if (event.key === "Enter" && !locked(question)) {
      event.preventDefault();
      lock(group);
      return;
    }
    const pressed = kinds.findIndex(
      ({ letter }, index) => event.key === String(index + 1) || event.key.toUpperCase() === letter,
    );
    if (pressed < 0) return;
    event.preventDefault();
    if (locked(question)) {
      const next = shown().find((one) => !locked(one));
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

  // Where careful readers disagree, either answer is a hit.
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
    const clues = Object.entries(missed).map(([clue, times]) => `${clue} (${times === 1 ? "once" : `${times} times`})`);
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
        "Hit: you chose this answer and it was right. False alarm: you chose it and it was wrong. Where careful readers disagree, either answer is a hit. If you call everything the writer’s word, you get all its hits, and many false alarms. Each answer in the table is a link that explains it.",
      ),
    ];
    return [
      make("h2", {}, "Your answers and ours"),
      ...(practice === "claims" ? [make("p", {}, `You chose our answer ${hits} of ${all.length} times.`)] : count),
      clues.length ? make("p", {}, `Clues you missed: ${clues.join(", ")}.`) : "",
      make(
        "details",
        { className: "ws-plain" },
        make("summary", {}, "All answers"),
        makeTable("All answers", ["No.", "You", "Our answer", "How sure", "Which words"], own),
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

  if (strange.length)
    controls.prepend(make("p", { className: "ws-strange" }, `There is no paragraph ${strange.join(", ")} here.`));
  if (only.length) {
    page.closest(".ws-sets")?.classList.add("ws-one"); // no other article is asked for
    const all = new URL(location);
    for (const one of ["paragraph", "paragraphs"]) all.searchParams.delete(one);
    all.hash = "";
    controls.prepend(
      make(
        "p",
        {},
        only.length === 1 ? "You are practising one paragraph. " : `You are practising ${only.length} paragraphs. `,
        make("a", { href: all.href }, "The whole article"),
        ".",
      ),
    );
  } else if (short.length) {
    // What is linked must be shown, whatever was chosen before.
    const target = drills.find((drill) => location.hash && drill.id === location.hash.slice(1));
    if (target && !short.includes(target)) state.scope = "all";
    const few = questions.filter((question) => short.includes(question.closest(".ws-drill"))).length;
    const choices = [
      ["all", `The whole article (${questions.length} passages)`],
      ["short", `A few paragraphs (${few} passages, about ten minutes)`],
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

  // A paragraph’s number shows it alone.
  for (const link of page.querySelectorAll(".ws-jump a")) {
    const drill = drills.find(({ id }) => link.hash === `#${id}`);
    link.href = `?article=${articleId}&paragraph=${drill.dataset.paragraph}`;
    if (only.includes(drill)) link.ariaCurrent = "true";
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
    ["number", "passage", "answer", "answer key", "sure", "because"],
    ...questions.filter(chosen).map((one) => [number(one), id(one), ...cellsOf(one)]),
  ];
  page.append(
    make(
      "section",
      { className: "ws-save" },
      make("h2", {}, "Save or hand in"),
      make("p", {}, make("label", {}, "Your name, if your teacher asks for it: ", makeName())),
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
          if (confirm("Clear all answers on this page?")) whose.startFresh();
        }),
      ),
      told,
    ),
  );
  const whose = askWhose(practice, page, () => ({ who: state.name, count: state.answers.size }));
  controls.append(lost);
  warn(canStore());
  onStored(practice, () => {
    if (!lost.hidden) return; // more is here than could be stored
    Object.assign(state, read(), { scope: state.scope });
    groups.forEach(draw);
    showName();
    report();
    whose.ask();
  });
  groups.forEach(draw);
  show();
  whose.ask();
  if (only.length) only[0].scrollIntoView();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
