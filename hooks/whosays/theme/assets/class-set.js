// The class set: one print job with every sheet of a lesson, for as many pupils as there are. It is laid out
// at once, so that printing by the browser’s own menu works too. Without script, one of each is printed.
for (const set of document.querySelectorAll("[data-class-set]")) {
  const { make, makeButton } = whosays;
  const page = set.parentElement;
  const forms = [...set.querySelectorAll(".ws-test-form")];
  const copy = (sheet) => {
    const other = sheet.cloneNode(true);
    for (const one of [other, ...other.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const input of other.querySelectorAll("input")) input.removeAttribute("name");
    return other;
  };
  const copies = (selector) => [...page.querySelectorAll(`:scope > ${selector}`)].map(copy);
  const halves = (...parts) => make("div", { className: "ws-halves" }, ...parts);
  const times = (count, sheets) => Array.from({ length: count }, (_, at) => sheets(at)).flat();

  // When the pile is cut and its lower half put under the upper one, the numbers are in order and the
  // forms take turns. `turn` is 1 the second time: everybody gets the other form.
  const form = (title, turn, at) => {
    const one = copy(forms[(at + turn) % forms.length]);
    one.querySelector("h2").prepend(`${title}, no. ${at + 1}: `);
    return one;
  };
  const test = (title, turn, back, sheets) =>
    times(forms.length && sheets, (at) => {
      const front = halves(form(title, turn, at), form(title, turn, sheets + at));
      return sides.value === "2" ? [front, halves(...copies(back), ...copies(back))] : [front];
    });

  const draw = () => {
    const count = pupils.checkValidity() ? pupils.valueAsNumber : 0;
    const pairs = Math.ceil(count / 2);
    const cards = Math.ceil(count / 4);
    const both = Number(sides.value);
    job.dataset.paper = paper.value;
    job.replaceChildren(
      ...test("Pre-test", 0, "[data-sheet=back-of-first]", pairs),
      ...test("Post-test", 1, "[data-sheet=back-of-second]", pairs),
      ...times(pairs, () => [...copies("[data-sheet=pair]"), ...copies("[data-sheet=records]")]),
      ...times(cards * both, () => copies(".ws-cards")),
    );
    const pages = job.children.length;
    print.disabled = !count;
    said.textContent = count
      ? `${pages} pages on ${Math.ceil(pages / both)} sheets of paper: ${pairs * both} pages of each test, ` +
        `${pairs} pair sheets with record cards, and ${cards * both} pages of cards.`
      : "Type a number of pupils from 1 to 60.";
  };

  const choice = (...options) =>
    make("select", { onchange: draw }, ...options.map(([value, words]) => make("option", { value }, words)));
  const pupils = make("input", { type: "number", min: 1, max: 60, value: 28, required: true, oninput: draw });
  const paper = choice(["a4", "A4"], ["letter", "US Letter"]);
  const sides = choice(["2", "both sides, flipped on the long edge"], ["1", "one side"]);
  const print = makeButton("Print", () => globalThis.print(), "md-button--primary");
  const said = make("p", { role: "status" });
  const job = make("div", { className: "ws-job ws-test" });
  if (/-(US|CA)$/.test(navigator.language)) paper.value = "letter";
  set
    .querySelector("[data-controls]")
    .append(
      make(
        "div",
        { className: "ws-set-choices" },
        make("label", {}, "Pupils ", pupils),
        make("label", {}, "Paper ", paper),
        make("label", {}, "Print on ", sides),
        print,
      ),
      said,
    );
  page.append(job);
  draw();
}
