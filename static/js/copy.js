/* A button that copies a text of the page. Without this script there is no button, and the text can be marked by hand. */
'use strict';
(function () {
  async function copied(source) {
    const text = source.innerText.replace(/\s+/g, ' ').trim();
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {  // Only pages over https may, and the reader may forbid it.
      window.getSelection().selectAllChildren(source);
      return false;
    }
  }

  document.querySelectorAll('[data-copies]').forEach((box) => {
    const said = box.querySelector('[role=status]');
    box.querySelector('button').addEventListener('click', async () => {
      said.textContent = '';  // The same words a second time would not be read out.
      const done = await copied(document.getElementById(box.dataset.copies));
      said.textContent = done ? box.dataset.done : box.dataset.failed;
    });
    box.hidden = false;
  });
})();
