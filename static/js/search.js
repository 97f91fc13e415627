// Two additions to the search form; everything works without them.
// 1. Names are suggested while one types: the combobox pattern of the ARIA Authoring Practices, with a list box.
// 2. A click on one of the letters that keyboards lack puts it where the cursor is.
(function () {
  "use strict";
  const input = document.querySelector("input[data-suggest]");
  if (!input) return;
  const WAIT = 150; // milliseconds without a key before the server is asked
  const list = document.createElement("div");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.placeholder);
  list.hidden = true;
  input.parentNode.append(list);
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let options = [], current = -1, timer = 0, asked = "";

  function close() {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    if (options[current]) options[current].setAttribute("aria-selected", "false");
    current = place;
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    options[place].setAttribute("aria-selected", "true");
    options[place].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[place].id);
  }

  function option(item, place) {
    const made = document.createElement("a");
    made.id = "suggestion-" + place;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.tabIndex = -1;
    made.href = item.href;
    made.textContent = item.title;
    if (item.lang) made.lang = item.lang;
    return made;
  }

  function show(groups) {
    list.textContent = "";
    options = [];
    for (const group of groups) {
      const box = document.createElement("div"), heading = document.createElement("b");
      box.setAttribute("role", "group");
      heading.id = "suggestions-" + group.kind;
      heading.setAttribute("role", "presentation");
      heading.textContent = group.label;
      box.setAttribute("aria-labelledby", heading.id);
      box.append(heading);
      for (const item of group.found) {
        options.push(option(item, options.length));
        box.append(options[options.length - 1]);
      }
      list.append(box);
    }
    close();
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
  }

  async function ask() {
    const text = input.value.trim();
    asked = text;
    if (text.length < 2) return close();
    try {
      const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(text));
      const found = await answer.json();
      if (asked === text && document.activeElement === input) show(found.groups);
    } catch { close(); }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose((current + 1) % options.length);
    else if (event.key === "ArrowUp") choose(current <= 0 ? options.length - 1 : current - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && current >= 0) location.href = options[current].href;
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", (event) => { if (!list.contains(event.relatedTarget)) close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());

  let field = input;
  document.addEventListener("focusin", (event) => { if (event.target.matches("input[type=search], input[type=text]")) field = event.target; });
  for (const button of document.querySelectorAll("button[data-letter]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      field.setRangeText(button.value, field.selectionStart, field.selectionEnd, "end");
      field.focus();
    });
  }
})();
