// An open note never loses its passage. Where there is no room beside the text the note is a sheet
// over the bottom of the screen (share.css), and its passage is brought into view above it.
{
  const GAP = 12;
  const move = (top) => scrollBy({ top, behavior: "instant" });

  whosays.keepInView = (note, passage) => {
    for (const other of document.querySelectorAll(".ws-note[name][open]")) {
      if (other !== note) other.open = false; // older browsers do not, for one name
    }
    const words = passage.getBoundingClientRect();
    const { top } = note.getBoundingClientRect();
    const header = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (getComputedStyle(note).position === "fixed") {
      const room = top - GAP;
      const [above, below] = [words.top < header, words.bottom > room];
      if (below && words.height < room - header) move(words.bottom - room);
      else if (above !== below) move(words.top - header);
      if (from?.note === note) from.sheet = scrollY;
      return;
    }
    const [first, last] = [Math.min(words.top, top), Math.max(words.top, top)];
    if (first < header) move((last - first < innerHeight - 2 * header ? first : top) - header);
    else
      move(
        Math.max(0, Math.min(first - header, note.lastElementChild.getBoundingClientRect().bottom + GAP - innerHeight)),
      );
  };

  // Who opens a note in the list under a paragraph comes back to the list when it is closed.
  let from = null;
  document.addEventListener(
    "click",
    ({ target }) => {
      const note = target.closest(".ws-note > summary")?.parentElement;
      if (note && !note.open) from = { note, list: scrollY };
    },
    true,
  );
  document.addEventListener(
    "toggle",
    ({ target: note }) => {
      if (note.open || from?.note !== note || from.sheet !== scrollY) return;
      scrollTo({ top: from.list, behavior: "instant" });
    },
    true,
  );
  addEventListener("keydown", ({ key }) => {
    const note = document.querySelector(".ws-note[name][open]");
    if (key !== "Escape" || !note || whosays.share.isOpen()) return;
    note.open = false;
    if (note.contains(document.activeElement)) note.firstElementChild.focus();
  });
}
