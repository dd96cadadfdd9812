// Turns a worksheet into practice: choose, check, see the key with every reason, and at the end a
// count of hits and false alarms. Answers stay in this browser's own storage.
import { make, makeTable } from "./element.js";
import { csv, save } from "./file.js";

const page = document.querySelector("[data-practice]");
if (page) {
  const KINDS = { "sourced-fact": "sourced fact", "official-statement": "official statement", "unattributed-analysis": "unattributed analysis" };
  const SURE = ["a guess", "fairly sure", "certain"];
  const byParagraph = page.dataset.reveal === "paragraph";
  const place = `whosays:${page.dataset.practice}`;
  const questions = [...page.querySelectorAll("[data-question]")];
  const drills = [...page.querySelectorAll(".ws-drill")];
  const id = (question) => question.dataset.question;
  const number = (question) => question.querySelector("legend b").textContent.replace(/\.\s*$/, "");
  const keyOf = (question) => page.querySelector(`[data-key="${CSS.escape(id(question))}"]`);
  const guides = Object.fromEntries(questions.map((question) => [question.dataset.kind, keyOf(question).querySelector(".ws-more a:last-child").href]));

  // What was stored may be of an older edition or of another site: keep only what is known here.
  const read = () => {
    const state = { name: "", scope: "all", answers: {} };
    let stored;
    try { stored = JSON.parse(localStorage.getItem(place)); } catch { /* nothing usable */ }
    if (typeof stored?.name === "string") state.name = stored.name;
    if (stored?.scope === "short") state.scope = "short";
    for (const question of questions) {
      const answer = stored?.answers?.[id(question)];
      if (!Object.hasOwn(KINDS, answer?.kind ?? "")) continue;
      state.answers[id(question)] = { kind: answer.kind, checked: answer.checked === true };
      if (SURE[answer.sure]) state.answers[id(question)].sure = answer.sure;
    }
    return state;
  };
  const state = read();
  const keep = () => {
    try { localStorage.setItem(place, JSON.stringify(state)); } catch { /* a private window: kept until it closes */ }
  };
  const answer = (question) => state.answers[id(question)];
  const checked = (question) => answer(question)?.checked;

  // What is checked together, by one button: a paragraph, or a single question.
  const groups = byParagraph
    ? drills.map((drill) => ({ home: drill, members: [...drill.querySelectorAll("[data-question]")] }))
    : questions.map((question) => ({ home: question, members: [question] }));
  const groupOf = (question) => groups.find(({ members }) => members.includes(question));
  for (const group of groups) {
    group.button = make("button", { type: "button", className: "md-button ws-check-button", onclick: () => check(group) },
      byParagraph ? "Show the key to this paragraph" : "Check");
    for (const question of group.members) {
      const key = keyOf(question);
      key.hidden = true;
      const verdict = make("p", { className: "ws-verdict", tabIndex: -1, hidden: true });
      if (byParagraph) {
        const sure = make("div", { className: "ws-sure", role: "group", ariaLabel: "How sure are you?" }, "How sure? ");
        SURE.forEach((words, level) => sure.append(make("label", {},
          make("input", { type: "radio", name: `s-${id(question)}`, value: level }), ` ${words}`)));
        question.append(sure);
      }
      question.append(verdict, key);
    }
    if (byParagraph) group.home.append(group.button);
    else group.home.querySelector(".ws-verdict").before(group.button);
  }
  page.querySelector(".ws-keys").hidden = true;
  page.classList.add("ws-live");

  const check = (group) => {
    const open = group.members.find((question) => !answer(question));
    if (open) { focusOn(open); return; }
    for (const question of group.members) answer(question).checked = true;
    keep();
    reveal(group);
    report();
    group.members[0].querySelector(".ws-verdict").focus();
  };

  const reveal = ({ button, members }) => {
    button.hidden = true;
    for (const question of members) {
      const own = answer(question).kind;
      const { kind, also } = question.dataset;
      const verdict = question.querySelector(".ws-verdict");
      verdict.textContent = own === also
        ? `✓ Careful readers split here, and your answer can be defended. The key says ${KINDS[kind]}.`
        : own === kind ? "✓ You and the key agree." : `≠ You said ${KINDS[own]}. The key says ${KINDS[kind]}.`;
      verdict.hidden = false;
      keyOf(question).hidden = false;
      for (const row of keyOf(question).querySelectorAll("[data-for]")) row.classList.toggle("ws-own", row.dataset.for === own);
      for (const input of question.querySelectorAll("input[name^=q-]")) input.disabled = true;
    }
  };

  page.addEventListener("change", ({ target }) => {
    const question = target.closest("[data-question]");
    if (!question) return;
    const given = (state.answers[id(question)] ??= {});
    if (target.name.startsWith("q-")) given.kind = target.value;
    else given.sure = Number(target.value);
    keep();
    report();
  });

  const focusOn = (question) => {
    const input = question.querySelector("input[name^=q-]:checked") ?? question.querySelector("input[name^=q-]");
    input.focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
  };

  // Inside a question, 1, 2 and 3 choose and Enter checks. After a checked one they lead to the next.
  page.addEventListener("keydown", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("a, button")) return;
    const group = groupOf(question);
    if (event.key === "Enter" && !checked(question)) { event.preventDefault(); check(group); }
    if (!/^[123]$/.test(event.key)) return;
    event.preventDefault();
    if (checked(question)) {
      const next = shown().find((one) => !checked(one));
      if (next) focusOn(next);
      return;
    }
    const input = question.querySelectorAll("input[name^=q-]")[event.key - 1];
    input.checked = true;
    input.focus({ preventScroll: true });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const open = group.members.find((one) => !answer(one)?.kind);
    if (open) focusOn(open);
    else if (byParagraph) group.button.focus();
  });

  const shown = () => questions.filter((question) => !question.closest(".ws-drill").hidden);

  // One count for the whole article, or one for the sentences and one for the pairs.
  const parts = byParagraph
    ? [{ of: shown, counter: page.querySelector("[data-controls]"), results: page.querySelector("[data-results]") }]
    : drills.map((drill) => {
      const [counter, results] = [make("div"), make("div")];
      drill.prepend(counter);
      drill.append(results);
      return { of: () => questions.filter((question) => drill.contains(question)), counter, results };
    });
  for (const part of parts) {
    const line = make("p", { className: "ws-counter", role: "status" });
    part.counter.append(line);
    part.counter = line;
  }

  const report = () => {
    for (const { of, counter, results } of parts) {
      const all = of();
      const done = all.filter(checked);
      counter.textContent = `${all.filter((one) => answer(one)?.kind).length} of ${all.length} answered`;
      results.replaceChildren(...(all.length && done.length === all.length ? summary(all) : []));
    }
  };

  const summary = (all) => {
    const said = (one) => answer(one).kind;
    // Where careful readers split, either answer is a hit.
    const right = (one) => said(one) === one.dataset.also ? said(one) : one.dataset.kind;
    const kinds = Object.entries(KINDS).map(([kind, words]) => {
      const key = all.filter((one) => right(one) === kind);
      const alarms = all.filter((one) => said(one) === kind && right(one) !== kind);
      return make("tr", {},
        make("th", { scope: "row" }, make("a", { href: guides[kind] }, words)),
        make("td", {}, `${key.filter((one) => said(one) === kind).length} of ${key.length}`),
        make("td", {}, String(alarms.length)));
    });
    const missed = new Map();
    for (const one of all) {
      const { signal } = keyOf(one).dataset;
      if (signal && said(one) !== right(one)) missed.set(signal, (missed.get(signal) ?? 0) + 1);
    }
    const own = all.map((one) => make("tr", { className: said(one) === right(one) ? "" : "ws-differs" },
      make("td", {}, number(one)), make("td", {}, KINDS[said(one)]), make("td", {}, KINDS[one.dataset.kind]),
      make("td", {}, SURE[answer(one).sure] ?? "")));
    return [
      make("h2", {}, "Your answers and the key"),
      makeTable("Hits and false alarms", ["Kind", "Hits", "False alarms"], kinds),
      make("p", {}, "A hit: you named the kind where the key has it. A false alarm: you named it where the key does not. Where careful readers split, either answer is a hit. Calling everything “analysis” gets every hit, and many false alarms. Each kind above leads to its guide page."),
      ...(missed.size ? [make("p", {}, "Signals you passed over: ",
        [...missed].map(([signal, times]) => `${signal} (${times})`).join(", "), ". ",
        make("a", { href: guides["unattributed-analysis"] }, "See how to spot them"), ".")] : []),
      make("details", { className: "ws-plain" }, make("summary", {}, "All answers"),
        makeTable("All answers", ["No.", "You", "Key", "How sure"], own)),
    ];
  };

  const show = () => {
    for (const drill of drills) drill.hidden = byParagraph && state.scope === "short" && !("short" in drill.dataset);
    report();
  };
  for (const question of questions) {
    for (const input of question.querySelectorAll("input")) {
      input.checked = input.value === (input.name.startsWith("q-") ? answer(question)?.kind : String(answer(question)?.sure));
    }
  }
  for (const group of groups) if (group.members.every(checked)) reveal(group);

  if (page.querySelector("[data-short]")) {
    const choices = [["all", "The whole article (about an hour)"], ["short", "A few paragraphs (ten minutes)"]].map(([value, words]) =>
      make("label", {}, make("input", { type: "radio", name: "ws-scope", value, checked: state.scope === value,
        onchange: () => { state.scope = value; keep(); show(); } }), make("span", {}, words)));
    page.querySelector("[data-controls]").prepend(make("fieldset", { className: "ws-filter" }, make("legend", {}, "How much"), ...choices));
  }

  const stem = () => `whosays-${page.dataset.practice}-${(state.name || "answers").replace(/[^\p{L}\p{N}-]+/gu, "-")}`;
  const file = () => ({ format: "whosays-answers", version: 1, practice: page.dataset.practice,
    article: page.dataset.articleId, name: state.name, answers: state.answers });
  const rows = () => [["number", "passage", "answer", "key", "sure"],
    ...questions.filter((one) => answer(one)?.kind).map((one) =>
      [number(one), id(one), KINDS[answer(one).kind], KINDS[one.dataset.kind], SURE[answer(one).sure]])];
  const button = (words, onclick) => make("button", { type: "button", className: "md-button", onclick }, words);
  const name = make("input", { type: "text", value: state.name, maxLength: 40, autocomplete: "off",
    oninput: () => { state.name = name.value; keep(); } });
  page.append(make("section", { className: "ws-save" },
    make("h2", {}, "Keep or hand in"),
    make("p", {}, make("label", {}, "A name or code, if your teacher asks for one: ", name)),
    make("p", {},
      button("Save for my teacher", () => save(`${stem()}.json`, "application/json", JSON.stringify(file(), null, 1))), " ",
      button("Save as a table (CSV)", () => save(`${stem()}.csv`, "text/csv", csv(rows()))), " ",
      button("Print", () => print()), " ",
      button("Clear my answers", () => {
        if (!confirm("Clear all answers on this page?")) return;
        try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
        location.reload();
      })),
    make("p", {}, "Your answers are kept in this browser only. Nothing is sent.")));
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
