// Turns a worksheet into practice: one question at a time in reach of the keys 1–3, the key when it
// is due, a count of hits and false alarms at the end. Answers stay in this browser's own storage.
const page = document.querySelector("[data-practice]");
if (page) {
  const KINDS = {
    "sourced-fact": ["sourced fact", "../../guide/sourced-facts/"],
    "official-statement": ["official statement", "../../guide/official-statements/"],
    "unattributed-analysis": ["unattributed analysis", "../../guide/unattributed-analysis/"],
  };
  const SURE = ["a guess", "fairly sure", "certain"];
  const byParagraph = page.dataset.reveal === "paragraph";
  const place = `whosays:${page.dataset.practice}`;
  const questions = [...page.querySelectorAll("[data-question]")];
  const drills = [...page.querySelectorAll(".ws-drill")];
  const controls = page.querySelector("[data-controls]");
  const results = page.querySelector("[data-results]");

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };
  const button = (words, act) =>
    make("button", { type: "button", className: "md-button", onclick: act }, words);

  const empty = () => ({ name: "", scope: "all", answers: {} });
  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(place));
      return stored && typeof stored.answers === "object" ? { ...empty(), ...stored } : empty();
    } catch { return empty(); }
  };
  let state = read();
  const keep = () => {
    try { localStorage.setItem(place, JSON.stringify(state)); } catch { /* a private window: kept until it closes */ }
  };

  const keyOf = (question) => page.querySelector(`[data-key="${CSS.escape(question.dataset.question)}"]`);
  const shown = () => questions.filter((question) => !question.closest("[hidden]"));
  const answered = (question) => state.answers[question.dataset.question]?.kind;

  // Move every key to its question, closed.
  for (const question of questions) {
    const key = keyOf(question);
    key.hidden = true;
    question.append(key);
    const sure = make("div", { className: "ws-sure", role: "group", ariaLabel: "How sure are you?" }, "How sure? ");
    SURE.forEach((words, level) => {
      const input = make("input", { type: "radio", name: `s-${question.dataset.question}`, value: level });
      sure.append(make("label", {}, input, ` ${words}`));
    });
    if (byParagraph) key.before(sure);
  }
  page.querySelector(".ws-keys").hidden = true;
  page.classList.add("ws-live");

  const reveal = (question) => {
    const key = keyOf(question);
    const own = answered(question);
    key.hidden = false;
    for (const row of key.querySelectorAll("[data-for]")) {
      row.classList.toggle("ws-own", row.dataset.for === own);
    }
    question.classList.toggle("ws-hit", own === question.dataset.kind);
    question.classList.toggle("ws-miss", own !== question.dataset.kind);
    for (const input of question.querySelectorAll("input")) input.disabled = true;
    let verdict = question.querySelector(".ws-verdict");
    if (!verdict) {
      verdict = make("p", { className: "ws-verdict" });
      key.before(verdict);
    }
    verdict.textContent = own === question.dataset.kind
      ? "✓ You and the key agree." : `≠ You said ${KINDS[own][0]}. The key says ${KINDS[question.dataset.kind][0]}.`;
  };

  const show = () => {
    const short = state.scope === "short";
    for (const drill of drills) {
      if (byParagraph) drill.hidden = short && !("short" in drill.dataset);
    }
    for (const question of questions) {
      const answer = state.answers[question.dataset.question];
      for (const input of question.querySelectorAll("input")) {
        const wanted = input.name.startsWith("q-") ? answer?.kind : String(answer?.sure ?? "");
        input.checked = input.value === wanted;
      }
    }
    for (const group of byParagraph ? drills : questions.map((question) => [question])) {
      const members = byParagraph ? [...group.querySelectorAll("[data-question]")] : group;
      if (members.every(answered)) members.forEach(reveal);
    }
    report();
  };

  page.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    const answer = (state.answers[question.dataset.question] ??= {});
    if (event.target.name.startsWith("q-")) answer.kind = event.target.value;
    else answer.sure = Number(event.target.value);
    keep();
    const group = byParagraph ? [...question.closest(".ws-drill").querySelectorAll("[data-question]")] : [question];
    if (answer.kind && group.every(answered)) {
      group.forEach(reveal);
      announce(byParagraph ? "The key to this paragraph is open." : question.querySelector(".ws-verdict").textContent);
    }
    report();
  });

  // 1, 2, 3 answer the question that has the focus, or the next one that is open.
  const live = make("p", { className: "ws-announce", role: "status" });
  page.append(live);
  const announce = (words) => { live.textContent = words; };
  addEventListener("keydown", (event) => {
    if (!/^[123]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio]), textarea, [contenteditable]")) return;
    const focused = event.target.closest?.("[data-question]");
    const question = focused && !answered(focused) ? focused : shown().find((one) => !answered(one));
    if (!question) return;
    event.preventDefault();
    const input = question.querySelectorAll("input[name^=q-]")[event.key - 1];
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const next = shown().find((one) => !answered(one));
    const stay = !byParagraph || !next || next.closest(".ws-drill") !== question.closest(".ws-drill");
    const target = stay ? question : next;
    (target.querySelector("input:not(:disabled)") ?? target).focus?.({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  });

  const report = () => {
    const all = shown();
    const done = all.filter(answered);
    counter.textContent = `${done.length} of ${all.length} answered`;
    results.replaceChildren();
    if (!all.length || done.length < all.length) return;
    const rows = Object.entries(KINDS).map(([kind, [words, guide]]) => {
      const key = all.filter((one) => one.dataset.kind === kind);
      const hits = key.filter((one) => answered(one) === kind).length;
      const alarms = all.filter((one) => answered(one) === kind && one.dataset.kind !== kind).length;
      return make("tr", {}, make("th", { scope: "row" }, words), make("td", {}, `${hits} of ${key.length}`),
        make("td", {}, String(alarms)), make("td", {}, make("a", { href: guide }, "guide")));
    });
    const head = make("tr", {}, ...["Kind", "Hits", "False alarms", "Help"].map((words) => make("th", { scope: "col" }, words)));
    const missed = new Map();
    for (const one of all) {
      const signal = keyOf(one).dataset.signal;
      if (signal && answered(one) !== one.dataset.kind) missed.set(signal, (missed.get(signal) ?? 0) + 1);
    }
    const own = all.map((one) => make("tr", { className: answered(one) === one.dataset.kind ? "" : "ws-differs" },
      make("td", {}, one.querySelector("legend b").textContent), make("td", {}, KINDS[answered(one)][0]),
      make("td", {}, KINDS[one.dataset.kind][0]), make("td", {}, SURE[state.answers[one.dataset.question].sure] ?? "")));
    results.append(
      make("h2", {}, "Your answers and the key"),
      make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)),
      make("p", {}, "A hit: you named the kind where the key has it. A false alarm: you named it where the key does not. Calling everything “analysis” gets every hit, and many false alarms."));
    if (missed.size) {
      results.append(make("p", {}, "Signals you passed over: ",
        [...missed].map(([signal, times]) => `${signal} (${times})`).join(", "), ". ",
        make("a", { href: KINDS["unattributed-analysis"][1] }, "See how to spot them")));
    }
    results.append(make("details", {}, make("summary", {}, "All answers"),
      make("table", {}, make("thead", {}, make("tr", {}, ...["No.", "You", "Key", "How sure"].map((words) => make("th", { scope: "col" }, words)))),
        make("tbody", {}, ...own))));
  };

  const download = (name, type, text) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const stem = () => `whosays-${page.dataset.practice}-${(state.name || "answers").replace(/[^\p{L}\p{N}-]+/gu, "-")}`;
  const file = () => ({ format: "whosays-answers", version: 1, practice: page.dataset.practice,
    article: page.dataset.articleId, name: state.name, answers: state.answers });
  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const table = () => [["number", "passage", "answer", "key", "sure"],
    ...questions.filter(answered).map((one) => [one.querySelector("legend b").textContent.replace(". ", ""), one.dataset.question,
      KINDS[answered(one)][0], KINDS[one.dataset.kind][0], SURE[state.answers[one.dataset.question].sure]])]
    .map((row) => row.map(cell).join(",")).join("\r\n");

  const counter = make("p", { className: "ws-counter" });
  const name = make("input", { type: "text", value: state.name, maxLength: 40, autocomplete: "off",
    oninput: () => { state.name = name.value; keep(); } });
  const scope = ["all", "short"].map((value) => {
    const input = make("input", { type: "radio", name: "ws-scope", value, checked: state.scope === value,
      onchange: () => { state.scope = value; keep(); show(); } });
    return make("label", {}, input, value === "all" ? " The whole article (about an hour)" : " Three paragraphs (ten minutes)");
  });
  if (byParagraph) controls.append(make("fieldset", { className: "ws-filter" }, make("legend", {}, "How much"), ...scope));
  controls.append(counter);
  page.append(make("section", { className: "ws-save" },
    make("h2", {}, "Keep or hand in"),
    make("p", {}, make("label", {}, "A name or code, if your teacher asks for one: ", name)),
    make("p", {},
      button("Save for my teacher", () => download(`${stem()}.json`, "application/json", JSON.stringify(file(), null, 1))), " ",
      button("Save as a table (CSV)", () => download(`${stem()}.csv`, "text/csv", table())), " ",
      button("Print", () => print()), " ",
      button("Clear my answers", () => {
        if (!confirm("Clear all answers on this page?")) return;
        try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
        location.reload();
      })),
    make("p", {}, "Your answers are kept in this browser only. Nothing is sent.")));
  page.append(live);
  show();
}
