"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector(".filters");

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  const filter = () => {
    const verdicts = new Set(all("input[type=checkbox]:checked", form).map((box) => box.value));
    const words = fold(form.querySelector("#words").value).split(/\s+/).filter(Boolean);
    const source = form.querySelector("#by-source").value;
    const from = form.querySelector("#by-document").value;
    const holds = (list, value) => !value || list.split(" ").includes(value);
    let shown = 0;
    for (const claim of all(".claim")) {
      const text = fold(claim.textContent);
      const fits = verdicts.has(claim.dataset.verdict) && words.every((word) => text.includes(word))
        && holds(claim.dataset.sources, source) && holds(claim.dataset.documents, from);
      claim.hidden = !fits;
      shown += fits;
    }
    for (const group of all(".group")) group.hidden = !group.querySelector(".claim:not([hidden])");
    form.querySelector("#shown").textContent = `${shown} shown`;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  // A link into a claim that is filtered away shows it again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  });

  // A statement in the text and its entry in the list light up together.
  const light = (ids, on) => {
    for (const id of ids) document.getElementById(id)?.classList.toggle("lit", on);
    for (const mark of all("mark")) {
      if (mark.dataset.statements.split(" ").some((id) => ids.includes(id))) mark.classList.toggle("lit", on);
    }
  };
  for (const article of all(".article")) {
    const ids = (node) => {
      const mark = node.closest("mark");
      if (mark) return mark.dataset.statements.split(" ");
      const entry = node.closest(".said > li");
      return entry ? [entry.id] : [];
    };
    article.addEventListener("mouseover", (event) => light(ids(event.target), true));
    article.addEventListener("mouseout", (event) => light(ids(event.target), false));
  }

  // Paper has no folds.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
})();
