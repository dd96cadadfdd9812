// An article as one file: nothing is loaded later, and its address is nobody else's. An open note is
// brought into view, and that is all.
// biome-ignore lint/correctness/noUnusedVariables: article.js, which follows in the file, uses it
const whosays = {
  load: async () => {},
  share: { offer: () => {} },
  keepInView: (note) => {
    const { top } = note.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.8) note.scrollIntoView({ block: "center" });
  },
};
