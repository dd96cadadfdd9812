// Answer codes: a paragraph's answers in a few characters that can be read aloud or typed.
//   Sam HV3 RWOWR E  = a name, the article's letters and the paragraph (H: headline, C: caption), a
//   letter a passage (R, O, W, N; - for none), and a check character that reveals a typo.
//   Sam HV3 RWOWR+ E = the same by somebody who has seen the answers before: a second try.
// A class's show of hands: HV3 R3O5W12 R0O2W18 E = the hands for each passage.
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

  // What people and their devices add, and no code has: dashes, a full stop, a signature.
  const tidy = (line) =>
    line
      .replace(/[–—]/gu, "-")
      .replace(/\bsent from (my|an?) .*$/i, "")
      .replace(/[\s.,;!]+$/, "")
      .trim();
  // “O” and not zero: in answers, where no figures are.
  const letter = (text) => text.toUpperCase().replaceAll("0", "O");

  // What may follow the letters and the paragraph: hands or answers, and the check character.
  const apart = (text) => {
    const rest = text.toUpperCase();
    const groups = rest.slice(0, -1).trim().split(/\s+/);
    const readings = [];
    if (groups.every((group) => /^(?:([A-Z])(?!.*\1)[0-9]{1,3})+$/.test(group))) readings.push({ hands: groups });
    const [, answers, again] = /^([A-Z0-]+)(\+?)$/.exec(groups.join("")) ?? [];
    if (answers) readings.push({ answers: [...letter(answers)], again: Boolean(again) });
    return /[A-Z0-9]$/.test(rest) ? readings.map((one) => ({ ...one, sign: rest.slice(-1) })) : [];
  };

  // Whatever in a line may be a code, the last first. A code ends its line and may follow a name, which
  // may look like letters and a paragraph too: Sarah, Team 3. `next` is what must follow the paragraph.
  const find = (line, letters, others, next) => {
    const heads = new RegExp(`(^|[^\\p{L}\\p{N}])(${letters})\\s*([0-9]+|[${others}])(?=${next})`, "giu");
    return [...line.matchAll(heads)].reverse().flatMap(({ 0: head, 1: before, 2: given, 3: place, index }) => {
      const name = (line.slice(0, index) + before).replace(/[\s:,;]+$/, "");
      return apart(line.slice(index + head.length)).map((one) => ({ ...one, name, given, place }));
    });
  };

  // Takes one line apart: {name, paragraph, answers | hands, again}, or {fault} with what is wrong. An
  // article has its letters, its paragraphs with their `pieces`, and `others`: what stands for those
  // without a number.
  const MOST = 300; // characters; a show of hands for 12 passages has some 150
  const read = (line, { article, letters, others, pieces }) => {
    if (line.length > MOST) return { fault: "is too long to be an answer code" };
    const judge = ({ name, place, sign, hands, answers, again }) => {
      const paragraph = place.toUpperCase();
      const wanted = pieces.get(paragraph);
      const given = hands ?? answers;
      if (!wanted) return { name, fault: `is for a paragraph that the article doesn’t have (${place})` };
      if (given.length !== wanted.length)
        return { name, fault: `has ${given.length} answers; paragraph ${place} has ${wanted.length} passages` };
      if (check(article, paragraph, given.join(hands ? " " : "") + (again ? "+" : "")) !== sign)
        return { name, fault: "has a typo, so please ask for it again" };
      return hands ? { name, paragraph, hands } : { name, paragraph, answers, again };
    };
    const plain = tidy(line);
    const own = find(plain, letters, others, "\\s").map(judge);
    const close = find(plain, letters, others, "[A-Z0-]").map(judge); // without spaces
    const right = [...own, ...close].find(({ fault }) => !fault);
    if (right || own.length) return right ?? own[own.length - 1];
    const [other] = find(plain, "[A-Z]+?", others, "\\s");
    if (other) {
      return { name: other.name, fault: `is about another article (${other.given.toUpperCase()}, not ${letters})` };
    }
    return close[0] ?? { fault: "is not an answer code" };
  };
  // What looks alike is one name.
  const plain = (name) => name.trim().normalize("NFC").replace(/\s+/gu, " ").toLowerCase();
  return { write, read, tidy, letter, check, plain };
})();
