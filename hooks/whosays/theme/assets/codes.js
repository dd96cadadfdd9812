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
    [...`${article}/${paragraph}/${answers}`].forEach((character, place) => { sum += (place + 1) * character.codePointAt(0); });
    return CHECKS[sum % CHECKS.length];
  };
  const write = (article, letters, paragraph, answers) =>
    `${letters}${paragraph} ${answers} ${check(article, paragraph, answers)}`;

  // Takes one line apart: {name, paragraph, answers | hands}, or {fault} with what is wrong.
  const read = (line, article, letters, pieces) => {
    const found = /^(.*?)[\s:,;]*\b([A-Z]+?)(?:\s*([0-9]+)|([HC]))\s+((?:[A-Z-]\s*)+|(?:(?:[A-Z][0-9]+)+\s+)+)\s*([A-Z0-9])$/iu.exec(line.trim().replace(/[–—]/gu, "-"));
    if (!found) return { fault: "is no answer code" };
    const [, name, given, digits, letter, rest, sign] = found;
    const place = digits ?? letter;
    const paragraph = place.toUpperCase();
    if (given.toUpperCase() !== letters) return { name, fault: `is about another article (${given.toUpperCase()}, not ${letters})` };
    const wanted = pieces.get(paragraph);
    if (!wanted) return { name, fault: `names a paragraph that the article does not have (${place})` };
    const hands = /[0-9]/.test(rest);
    const answers = hands ? rest.trim().toUpperCase().replace(/\s+/g, " ") : rest.toUpperCase().replace(/\s/g, "");
    const count = hands ? answers.split(" ").length : answers.length;
    if (count !== wanted.length) return { name, fault: `has ${count} answers; paragraph ${place} has ${wanted.length} pieces` };
    if (check(article, paragraph, answers) !== sign.toUpperCase()) return { name, fault: "has a slip in it: its last character does not fit the rest" };
    return hands ? { name, paragraph, hands: answers.split(" ") } : { name, paragraph, answers: [...answers] };
  };
  return { write, read };
})();
