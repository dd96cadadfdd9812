// Finds records in the index that a build writes, and fetches only the files that its words need:
// hooks/whosays/formats/search_index.py, which cuts words in the same way.
whosays.finder = (() => {
  const MOST_FILES = 8; // of words that begin alike
  const fetched = new Map();
  const get = (name, options) => {
    if (!fetched.has(name)) {
      const asked = fetch(new URL(`search/${name}`, whosays.home), options);
      fetched.set(
        name,
        asked.then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))),
      );
      fetched.get(name).catch(() => fetched.delete(name)); // it can be asked for again
    }
    return fetched.get(name);
  };
  // The index says itself how it was made: which letters are a word each, how many weights there are …
  let pattern;
  const open = async () => {
    const head = await get("index.json", { cache: "no-cache" });
    pattern = new RegExp(`[${head.unspaced}]|(?:(?![${head.unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
    return head;
  };
  const fold = (word) =>
    word
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/([^aeiou])y$/, "$1i");
  // Without its ending: what is left begins every form of the word.
  const stem = (word) => {
    const short = word.replace(/(?:(i)es|([^s])s|ed|ing|ly)$/, "$1$2");
    return fold(short.length >= 3 ? short : word);
  };
  const wordsOf = (text) => (text.match(pattern) ?? []).map(fold);
  const stemsOf = (text) => wordsOf(text).map(stem);
  const begins = (word, start) =>
    word === start || (word.startsWith(start) && (start.length > 3 || (start.length === 3 && word.length < 6)));

  // The records of one word, each with how well it fits; nothing if the word is in too many.
  const recordsOf = async (start, { version, words, weights, total }) => {
    const first = Math.max(
      0,
      words.findLastIndex((word) => word <= start),
    );
    const names = [];
    for (let shard = first; shard < words.length && names.length < MOST_FILES; shard += 1) {
      if (shard === first || begins(words[shard].slice(0, start.length), start))
        names.push(`words/${shard}.json?${version}`);
      else break;
    }
    const found = new Map();
    for (const shard of await Promise.all(names.map((name) => get(name)))) {
      for (const [word, steps] of Object.entries(shard)) {
        if (!begins(word, start)) continue;
        if (!steps.length) {
          if (word === start) return null;
          continue;
        }
        let record = 0;
        for (const step of steps) {
          record += Math.floor(step / weights);
          const weight = (step % weights) * (word === start ? 2 : 1);
          if (weight > (found.get(record) ?? 0)) found.set(record, weight);
        }
      }
    }
    const rare = Math.log(1 + total / (found.size || 1));
    for (const [record, weight] of found) found.set(record, weight * rare);
    return found;
  };

  // Gives the numbers of the records that hold every word, the best first.
  const find = async (text, section, kind) => {
    const head = await open();
    head.total = head.groups.reduce((sum, [, , count]) => sum + count, 0);
    const all = await Promise.all(stemsOf(text).map((start) => recordsOf(start, head)));
    const telling = all.filter(Boolean);
    if (all.length && !telling.length) return null; // each is in too many
    const fits = (record) => telling.every((found) => found.has(record));
    const scoreOf = (record, of) =>
      telling.reduce((sum, found) => sum + found.get(record), 0) * (of === head.last ? 0.5 : 1);
    let from = 0;
    const results = [];
    for (const [ownSection, ownKind, count] of head.groups) {
      if ((!section || section === ownSection) && (!kind || kind === ownKind)) {
        for (let record = from; record < from + count; record += 1) {
          if (fits(record))
            results.push({ record, score: scoreOf(record, ownSection), section: ownSection, kind: ownKind });
        }
      }
      from += count;
    }
    return results.sort((one, other) => other.score - one.score || one.record - other.record);
  };

  const read = async ({ record, section, kind }) => {
    const { batch, version } = await get("index.json");
    const part = await get(`records/${Math.floor(record / batch)}.json?${version}`);
    const [page, anchor, title, text] = part[record % batch];
    return { href: new URL(page + (anchor ? `#${anchor}` : ""), whosays.home).href, title, text, section, kind };
  };

  // A piece of the text round the words, cut into what was found and what is between.
  const excerpt = (text, asked, length = 24) => {
    const starts = stemsOf(asked);
    const words = [...text.matchAll(pattern)];
    const hits = words.map(([word]) => starts.some((start) => begins(fold(word), start)));
    let first = Math.max(0, hits.indexOf(true) - 6);
    if (first && /['’]/.test(text[words[first].index - 1])) first -= 1; // not from the s of “town’s”
    const shown = words.slice(first, first + length);
    const end = first + length < words.length ? shown.at(-1).index + shown.at(-1)[0].length : text.length;
    let at = shown[0]?.index ?? 0;
    const pieces = [{ words: first ? "… " : text.slice(0, at) }];
    for (const [place, { 0: word, index }] of shown.entries()) {
      if (!hits[first + place]) continue;
      pieces.push({ words: text.slice(at, index) }, { words: word, found: true });
      at = index + word.length;
    }
    return [...pieces, { words: text.slice(at, end) + (end < text.length ? " …" : "") }];
  };
  return { open, find, read, excerpt, wordsOf };
})();
