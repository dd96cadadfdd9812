// The list beside a word begins where the word stands in it.
for (const here of document.querySelectorAll(".ws-here")) {
  const list = here.parentElement;
  list.scrollTop = here.offsetTop - (list.clientHeight - here.clientHeight) / 2;
}
