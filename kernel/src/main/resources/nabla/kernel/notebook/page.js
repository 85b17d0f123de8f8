const delimiters = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "$", right: "$", display: false },
  { left: "\\(", right: "\\)", display: false }
];
for (const place of document.querySelectorAll(".math, .shown")) renderMathInElement(place, { delimiters, throwOnError: false });
