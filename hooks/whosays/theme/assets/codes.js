// Answer codes: a paragraph's answers in a few characters that can be read aloud or typed.
//   HV3 RWOWR E     = the article's letters and the paragraph (H: headline, C: caption), a letter a
//   piece (R, O, W, N; - for none), and a check character that tells a slip.
// A class's show of hands: HV3 R3O5W12 R0O2W18 E = the hands for each piece.
// content/en/classroom/class-view.md explains them to teachers.
whosays.codes = (() => {
  const CHECKS = "ABCDEFGHJKLMNPQRSTUVWXYZ2345678";
  // Every character counts by its place, so that a wrong and a swapped one are both noticed.
  const check = (article, paragraph, answers) => {
    let sum = 0;
    [...`${article}/${paragraph}/${answers}`].forEach((character, place) => {
      sum += (place + 1) * character.codePointAt(0);
    });
    return CHECKS[sum % CHECKS.length];
  };
  const write = (article, letters, paragraph, answers) =>
    `${letters}${paragraph} ${answers} ${check(article, paragraph, answers)}`;

  // Whatever in a line may be a code, the last first. A code ends its line and may follow a name, which
  // may look like letters and a paragraph too: Sarah, Team 3.
  const find = (line, letters, others) => {
    const heads = new RegExp(`(^|[^\\p{L}\\p{N}])(${letters})\\s*([0-9]+|[${others}])(?=\\s)`, "giu");
    return [...line.matchAll(heads)]
      .reverse()
      .map(({ 0: head, 1: before, 2: given, 3: place, index }) => {
        const rest = line.slice(index + head.length).toUpperCase();
        const groups = rest.slice(0, -1).trim().split(/\s+/);
        const hands = groups.every((group) => /^(?:([A-Z])(?!.*\1)[0-9]{1,3})+$/.test(group));
        const fits = /[A-Z0-9]$/.test(rest) && (hands || groups.every((group) => /^[A-Z-]+$/.test(group)));
        const name = (line.slice(0, index) + before).replace(/[\s:,;]+$/, "");
        return fits && { name, given, place, sign: rest.at(-1), hands, answers: hands ? groups : [...groups.join("")] };
      })
      .filter(Boolean);
  };

  // Takes one line apart: {name, paragraph, answers | hands}, or {fault} with what is wrong. An article
  // has its letters, its paragraphs with their `pieces`, and `others`: what stands for those without a number.
  const MOST = 300; // characters; a show of hands for 12 passages has some 150
  const read = (line, { article, letters, others, pieces }) => {
    if (line.length > MOST) return { fault: "is too long to be an answer code" };
    const judge = ({ name, place, sign, hands, answers }) => {
      const paragraph = place.toUpperCase();
      const wanted = pieces.get(paragraph);
      if (!wanted) return { name, fault: `is for a paragraph that the article doesn’t have (${place})` };
      if (answers.length !== wanted.length)
        return { name, fault: `has ${answers.length} answers; paragraph ${place} has ${wanted.length} passages` };
      if (check(article, paragraph, answers.join(hands ? " " : "")) !== sign)
        return { name, fault: "has a typo, so please ask for it again" };
      return { name, paragraph, [hands ? "hands" : "answers"]: answers };
    };
    const plain = line.trim().replace(/[–—]/gu, "-");
    const own = find(plain, letters, others).map(judge);
    if (own.length) return own.find(({ fault }) => !fault) ?? own.at(-1);
    const [other] = find(plain, "[A-Z]+?", others);
    if (!other) return { fault: "is not an answer code" };
    return { name: other.name, fault: `is about another article (${other.given.toUpperCase()}, not ${letters})` };
  };
  return { write, read };
})();
