"use strict";
// Shows findings of some severities and one rule. Without it everything is shown.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const notes = [...document.querySelectorAll(".card")];
  const entries = [...document.querySelectorAll("[data-counts]")];
  const stories = [...document.querySelectorAll(".story")];

  function apply() {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = form.elements.rule.value;
    const wanted = (name, severity) => severities.has(severity) && (!rule || rule === name);

    for (const note of notes) note.hidden = !wanted(note.dataset.rule, note.dataset.severity);
    for (const story of stories) {
      const shown = new Set();
      for (const note of story.querySelectorAll(".card:not([hidden])")) shown.add(note.dataset.number);
      for (const marked of story.querySelectorAll("[data-numbers]")) {
        marked.classList.toggle("off", !marked.dataset.numbers.split(" ").some((number) => shown.has(number)));
      }
      story.hidden = shown.size === 0;
    }
    let count = 0, all = 0, articles = 0;
    for (const entry of entries) {
      let here = 0;
      for (const part of entry.dataset.counts.split(" ")) {
        const [name, severity, number] = part.split(":");
        all += Number(number);
        if (wanted(name, severity)) here += Number(number);
      }
      entry.hidden = here === 0;
      count += here;
      if (here) articles += 1;
    }
    if (!entries.length) {
      all = notes.length;
      count = notes.filter((note) => !note.hidden).length;
    }
    const where = entries.length ? ` in ${articles} ${articles === 1 ? "article" : "articles"}` : "";
    form.elements.shown.value = `${count} of ${all} findings${where}`;
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
