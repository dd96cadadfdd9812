// Shows an exercise without header and menu (classroom.css), as in the frame of a learning platform, or
// where nothing may lead to the answers. What it links opens beside it.
document.documentElement.classList.add("ws-embed");
addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest("a[href]");
    if (link && link.href.split("#")[0] !== location.href.split("#")[0]) link.target = "_blank";
  },
  true,
);
