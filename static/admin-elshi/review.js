/* The passage of a comment from what is selected in the changes. Without this script it is typed or pasted. */
'use strict';
(function () {
  const form = document.getElementById('say');
  const changes = document.getElementById('changes');
  if (!form || !changes) { return; }

  /* What is selected, without what was deleted and without the signs of the marks. */
  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) { return null; }
    const range = selection.getRangeAt(0);
    const start = range.startContainer;
    const line = (start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement).closest('.diff-line');
    if (!line || !changes.contains(line)) { return null; }
    const copy = range.cloneContents();
    copy.querySelectorAll('del, .diff-said, ins > b, summary').forEach((node) => node.remove());
    return {line, text: copy.textContent.trim()};
  }

  let last = null;
  document.addEventListener('selectionchange', () => { last = selected() || last; });
  changes.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-about]');
    if (!link) { return; }
    event.preventDefault();
    form.elements.about.value = link.dataset.about;
    form.elements.language.value = link.dataset.language;
    if (last && last.text && last.line.contains(link)) { form.elements.quote.value = last.text; }
    form.scrollIntoView();
    form.elements.body.focus();
  });
}());
