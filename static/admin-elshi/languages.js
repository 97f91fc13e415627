/* Language tabs. Without this script the four languages of a text simply stand below one another. */
'use strict';
(function () {
  const KEY = 'elshi.desk.tongue';
  const ALL = 'elshi.desk.all';
  const groups = [];
  let chosen = remembered(KEY) || document.documentElement.lang.slice(0, 2) || 'en';
  let all = remembered(ALL) === '1';
  let count = 0;

  function remembered(key) {
    try { return window.localStorage.getItem(key); } catch (error) { return null; }
  }

  function remember(key, value) {
    try { window.localStorage.setItem(key, value); } catch (error) { /* the choice lasts for this page */ }
  }

  function panelOf(row, input) {
    let node = input;
    while (node.parentElement && !node.parentElement.classList.contains('form-multiline') && node.parentElement !== row) {
      node = node.parentElement;
    }
    return node;
  }

  function enhance(row) {
    if (row.classList.contains('tongue-row')) { return; }
    const inputs = [...row.querySelectorAll('[data-tongue]')];
    if (inputs.length < 2) { return; }
    const list = document.createElement('div');
    list.className = 'tongue-tabs';
    list.setAttribute('role', 'tablist');
    const tabs = inputs.map((input) => tabFor(row, input));
    const label = tabs[0].panel.querySelector('label');
    if (label) { list.setAttribute('aria-label', label.textContent.split(', ')[0]); }
    tabs.forEach((tab) => list.append(tab.button));
    list.addEventListener('keydown', (event) => move(event, tabs));
    tabs[0].panel.parentElement.prepend(list);
    row.classList.add('tongue-row');
    const group = {row, list, tabs};
    groups.push(group);
    show(group);
  }

  function tabFor(row, input) {
    const panel = panelOf(row, input);
    const button = document.createElement('button');
    const language = input.dataset.tongue;
    count += 1;
    panel.id = panel.id || 'tongue-panel-' + count;
    panel.classList.add('tongue-panel');
    button.type = 'button';
    button.id = 'tongue-tab-' + count;
    button.lang = language;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    const label = panel.querySelector('label');
    button.textContent = label ? label.textContent.replace(/:\s*$/, '').split(', ').pop() : language;
    button.classList.toggle('faulty', Boolean(panel.querySelector('.errorlist')));
    const mark = () => button.classList.toggle('filled', input.value.trim() !== '');
    input.addEventListener('input', mark);
    mark();
    button.addEventListener('click', () => choose(language));
    return {button, panel, language};
  }

  function move(event, tabs) {
    const step = {ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[event.key];
    if (step === undefined) { return; }
    event.preventDefault();
    const now = tabs.findIndex((tab) => tab.language === chosen);
    const next = Number.isFinite(step) ? (now + step + tabs.length) % tabs.length : step < 0 ? 0 : tabs.length - 1;
    choose(tabs[next].language);
    tabs[next].button.focus();
  }

  function choose(language) {
    chosen = language;
    remember(KEY, language);
    groups.forEach(show);
  }

  function show(group) {
    group.row.classList.toggle('all', all);
    group.list.hidden = all;
    group.tabs.forEach((tab) => {
      const selected = tab.language === chosen;
      tab.panel.hidden = !all && !selected;
      tab.button.setAttribute('aria-selected', String(selected));
      tab.button.tabIndex = selected ? 0 : -1;
      if (all) {
        tab.panel.removeAttribute('role');
        tab.panel.removeAttribute('aria-labelledby');
      } else {
        tab.panel.setAttribute('role', 'tabpanel');
        tab.panel.setAttribute('aria-labelledby', tab.button.id);
      }
    });
  }

  function enhanceWithin(root) {
    root.querySelectorAll('.form-row').forEach((row) => {
      if (!row.closest('.empty-form')) { enhance(row); }
    });
  }

  function prepareSwitch() {
    const holder = document.getElementById('desk-tongues');
    if (!holder || !groups.length) { return; }
    const box = holder.querySelector('input');
    holder.hidden = false;
    box.checked = all;
    box.addEventListener('change', () => {
      all = box.checked;
      remember(ALL, all ? '1' : '0');
      groups.forEach(show);
    });
  }

  /* A link from the list of faults must reach an input that its tab hides. */
  function reveal(event) {
    const link = event.target.closest && event.target.closest('.desk-faults a');
    const input = link && document.getElementById(link.hash.slice(1));
    if (input && input.dataset.tongue) { choose(input.dataset.tongue); }
  }

  function start() {
    enhanceWithin(document);
    prepareSwitch();
    const faulty = document.querySelector('.tongue-panel .errorlist');
    if (faulty) {
      const input = faulty.closest('.tongue-panel').querySelector('[data-tongue]');
      if (input) { choose(input.dataset.tongue); }
    }
    document.addEventListener('click', reveal);
    document.addEventListener('formset:added', (event) => enhanceWithin(event.target));
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
}());
