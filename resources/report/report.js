"use strict";
const search = document.getElementById("search");
search.closest("label").hidden = false;
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const files = Array.from(document.querySelectorAll(".file"));
const texts = files.map(file => fold(file.textContent));
search.addEventListener("input", () => {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  files.forEach((file, i) => { file.hidden = !words.every(word => texts[i].includes(word)); });
});
