// Words that are selected in an article: a link that lights just these (#:~:text=…), in browsers that
// know such links; in others it opens the page.
{
  const { page, pageWithoutAnswers, makeShare, isOpen } = whosays.share;
  const split = (words) => words.trim().split(/\s+/).filter(Boolean);
  const encode = (words) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
  const blockOf = (node) => (node.parentElement ?? node).closest("[data-article] .ws-text");

  // Browsers find whole words only, and by their own rules: “town’s” is one.
  const widen = (range) => {
    const wordAt = ({ data, parentElement }, place) => {
      const segmenter = new Intl.Segmenter(parentElement?.closest("[lang]").lang, { granularity: "word" });
      const found = data && segmenter.segment(data).containing(place);
      return found?.isWordLike ? found : null;
    };
    const first = wordAt(range.startContainer, range.startOffset);
    const last = wordAt(range.endContainer, range.endOffset - 1);
    if (first) range.setStart(range.startContainer, first.index);
    if (last) range.setEnd(range.endContainer, last.index + last.segment.length);
  };

  const fragmentOf = (selected) => {
    const range = selected.cloneRange();
    widen(range);
    const first = blockOf(range.startContainer);
    const last = blockOf(range.endContainer) ?? first;
    const part = (change) => {
      const copy = range.cloneRange();
      change(copy);
      return split(copy.toString());
    };
    const before = part((copy) => {
      copy.setStart(first, 0);
      copy.setEnd(range.startContainer, range.startOffset);
    });
    const one = first.contains(range.endContainer);
    const head = one ? part(() => {}) : part((copy) => copy.setEnd(first, first.childNodes.length));
    const tail = one || last === first ? head : part((copy) => copy.setStart(last, 0));
    const parts = head === tail && head.length <= 8 ? [head] : [head.slice(0, 4), tail.slice(-4)];
    // Where the same words are on the page twice, those before them tell which are meant.
    const all = split(document.querySelector(".md-content").textContent).join(" ");
    const again = all.indexOf(parts[0].join(" ")) !== all.lastIndexOf(parts[0].join(" "));
    const prefix = again && before.length ? `${encode(before.slice(-3))}-,` : "";
    return `#:~:text=${prefix}${parts.map(encode).join(",")}`;
  };

  let fragment = "";
  const button = makeShare("these words", () => [
    ["These words, with the notes", page() + fragment],
    ["These words, without the answers", pageWithoutAnswers() + fragment],
  ]);
  Object.assign(button, { textContent: "Share these words", hidden: true });
  button.classList.add("ws-share-words");
  button.onpointerdown = (event) => event.preventDefault(); // or the words would no longer be selected
  document.querySelector(".md-content__inner").append(button);

  const watch = () => {
    if (isOpen()) return;
    const selected = getSelection();
    const range = selected.rangeCount && selected.getRangeAt(0);
    button.hidden = !range || !String(selected).trim() || !blockOf(range.startContainer);
    if (!button.hidden) fragment = fragmentOf(range);
  };
  document.addEventListener("selectionchange", watch);
  watch();
}
