// Shows an exercise without header and menu (classroom.css), as in the frame of a learning platform, or
// where nothing may lead to the answers. What it links opens beside it. In the frame of a lesson
// (`?embed=run`), the keys that move the lesson go to run.js.
document.documentElement.classList.add("ws-embed");
addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest("a[href]");
    if (link && link.href.split("#")[0] !== location.href.split("#")[0]) link.target = "_blank";
  },
  true,
);
if (/[?&]embed=run\b/.test(location.search)) {
  document.documentElement.classList.add("ws-in-lesson");
  if (/=run-beside\b/.test(location.search)) document.documentElement.classList.add("ws-beside"); // a QR code
  const target = location.protocol === "file:" ? "*" : location.origin; // a file has no origin to name
  whosays.tellLesson = (data) => parent.postMessage(data, target);
  whosays.load("run.css").then(() => dispatchEvent(new Event("resize"))); // what fits itself fits anew
  whosays.stayOnKeys();
  addEventListener(
    "keydown",
    (event) => {
      const { key, target, shiftKey } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const free = !target.matches("input, textarea, select, button, a, summary");
      const closes = key === "Escape" && !whosays.share?.isOpen();
      if (!/^Page(Up|Down)$/.test(key) && !closes && !(free && /^(Enter|f)$/i.test(key))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      whosays.tellLesson({ pressed: key, shift: shiftKey });
    },
    true,
  );
}
