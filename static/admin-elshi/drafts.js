/* What is typed and not saved is kept in this browser, for this editor and entry, and offered when the form is opened again. */
'use strict';
(function () {
  const PREFIX = 'elshi.draft.';
  const AGAIN = 'elshi.draft.again';
  const DAYS = 14;
  const EVERY = 3000;
  const ROW = /^([a-z]+)-(\d+)-(\w+)$/;
  const script = document.currentScript;
  const user = script.dataset.user;
  const store = storage('localStorage');
  const session = storage('sessionStorage');

  function storage(name) {
    try { return window[name]; } catch (error) { return null; }
  }

  function read(key) {
    try { return JSON.parse(store.getItem(key)); } catch (error) { return null; }
  }

  function write(key, draft) {
    try { store.setItem(key, JSON.stringify(draft)); } catch (error) { /* full or forbidden: nothing can be kept */ }
  }

  function keysOf(owner) {
    const keys = [];
    for (let place = 0; store && place < store.length; place += 1) {
      const key = store.key(place);
      if (key.startsWith(PREFIX + owner)) { keys.push(key); }
    }
    return keys;
  }

  /* What was saved is told by a cookie of the answer; what is old goes. */
  function tidy() {
    const oldest = Date.now() - DAYS * 86400000;
    keysOf('').forEach((key) => {
      const draft = read(key);
      if (!draft || !(draft.time > oldest)) { store.removeItem(key); }
    });
    const saved = /(?:^|; )elshi_saved=([\w-]+)/.exec(document.cookie);
    if (saved && store) {
      store.removeItem(PREFIX + user + '.' + saved[1]);
      document.cookie = 'elshi_saved=; path=/admin/; max-age=0; samesite=lax';
    }
  }

  function askOnLeaving() {
    const out = document.getElementById('logout-form');
    if (!out || !user) { return; }
    out.addEventListener('submit', () => {
      const keys = keysOf(user + '.');
      if (keys.length && window.confirm(script.dataset.logout)) { keys.forEach((key) => store.removeItem(key)); }
    });
  }

  class Form {
    constructor(form, panel) {
      this.form = form;
      this.panel = panel;
      this.says = panel.dataset;
      this.key = PREFIX + user + '.' + panel.dataset.entry;
      this.token = form.querySelector('[name="_revision"]').value;
      this.first = this.values();
      this.kept = read(this.key);
      this.leaving = false;
      this.last = '';
    }

    /* Inputs by a name that does not depend on the place of a row: the row's UUID stands for it. */
    inputs() {
      const found = new Map();
      for (const input of this.form.elements) {
        if (!input.name || input.disabled || /^(_(?!reason)|csrf)|__prefix__|_FORMS$|_ptr$|-entry$/.test(input.name)) { continue; }
        if (input.type === 'submit' || input.type === 'button') { continue; }
        const row = ROW.exec(input.name);
        const uuid = row && this.form.elements[row[1] + '-' + row[2] + '-part_ptr'];
        const name = row ? row[1] + ':' + (uuid ? uuid.value : row[2]) + ':' + row[3] : input.name;
        if (!found.has(name)) { found.set(name, []); }
        found.get(name).push(input);
      }
      return found;
    }

    values() {
      const found = new Map();
      this.inputs().forEach((inputs, name) => found.set(name, valueOf(inputs)));
      return found;
    }

    /* The draft of now: what differs from the page as it came, on top of what was kept before. */
    draft() {
      const fields = this.kept ? {...this.kept.fields} : {};
      const rows = this.kept ? {...this.kept.rows} : {};
      this.inputs().forEach((inputs, name) => {
        const now = valueOf(inputs);
        const was = this.first.get(name) ?? emptyOf(inputs);
        const before = fields[name];
        if (before && this.settled) { before.now = now; }
        if (same(now, before ? before.now : was)) { return; }
        fields[name] = {now, was: before ? before.was : was, label: labelOf(inputs[0]), text: textOf(inputs)};
      });
      Object.keys(fields).forEach((name) => {
        if (this.settled && same(fields[name].now, fields[name].was)) { delete fields[name]; return; }
        const parts = name.split(':');
        if (parts.length === 3 && !this.isStored(parts[1])) { rows[parts[1]] = parts[0]; }
      });
      return {token: this.kept && !this.settled ? this.kept.token : this.token, time: Date.now(), fields, rows};
    }

    isStored(uuid) {
      const input = this.form.querySelector('input[name$="-part_ptr"][value="' + uuid + '"]');
      return Boolean(input && input.closest('.has_original'));
    }

    keep() {
      const changed = this.isChanged();
      if ((this.form.dataset.changed === '1') !== changed) {
        this.form.dataset.changed = changed ? '1' : '0';
        document.dispatchEvent(new Event('desk:changed'));
      }
      if (!changed && !(this.kept && this.settled)) { return; }
      const draft = this.draft();
      const text = JSON.stringify(draft.fields);
      if (text === this.last) { return; }
      this.last = text;
      if (Object.keys(draft.fields).length) { write(this.key, draft); } else { store.removeItem(this.key); }
    }

    isChanged() {
      if (this.says.bound) { return true; }
      const now = this.values();
      for (const [name, value] of now) {
        if (!same(value, this.first.get(name) ?? value.map(() => ''))) { return true; }
      }
      return false;
    }

    different() {
      const now = this.values();
      return Object.entries(this.kept.fields).filter(([name, field]) => !same(now.get(name) ?? [], field.now));
    }

    begin() {
      if (this.kept && this.says.bound) {
        this.settled = true;
      } else if (this.kept && !this.different().length) {
        store.removeItem(this.key);
        this.kept = null;
      }
      if (this.kept && !this.says.bound) {
        if (again(this.key)) { this.restore(); } else { this.offer(); }
      } else {
        this.settled = true;
      }
      window.setInterval(() => this.keep(), EVERY);
      window.addEventListener('pagehide', () => this.keep());
      window.addEventListener('pageshow', () => { this.leaving = false; });
      this.form.addEventListener('submit', () => { this.keep(); this.leaving = true; });
      document.querySelectorAll('form.desk-language').forEach((form) => form.addEventListener('submit', () => {
        this.keep();
        this.leaving = true;
        if (session) { session.setItem(AGAIN, this.key); }
      }));
      window.addEventListener('beforeunload', (event) => {
        this.keep();
        if (this.isChanged() && !this.leaving) { event.preventDefault(); }
      });
    }

    offer() {
      // Swedish writes moments as the pages of the desk do, 2027-03-02 14:05; browsers know no Kazakh ones.
      const style = { dateStyle: 'short', timeStyle: 'short', timeZone: this.says.zone || undefined };
      const time = new Intl.DateTimeFormat('sv-SE', style).format(new Date(this.kept.time));
      const count = this.different().length;
      this.show(this.says.offer.replace('{time}', time).replace('{count}', count) +
        (this.kept.token === this.token ? '' : ' ' + this.says.moved));
      this.button(this.says.restore, () => this.restore());
      this.button(this.says.compare, () => this.compare(this.different()));
      this.button(this.says.discard, () => this.discard());
    }

    show(text) {
      this.panel.hidden = false;
      this.panel.replaceChildren();
      const line = document.createElement('p');
      line.setAttribute('role', 'status');
      this.panel.append(line);
      line.textContent = text;
    }

    button(text, act) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      button.textContent = text;
      button.addEventListener('click', act);
      this.panel.append(button);
    }

    compare(fields) {
      const now = this.inputs();
      const table = document.createElement('table');
      const head = table.createTHead().insertRow();
      [this.says.field, this.says.kept, this.says.now].forEach((text) => {
        const cell = document.createElement('th');
        cell.scope = 'col';
        cell.textContent = text;
        head.append(cell);
      });
      const body = table.createTBody();
      fields.forEach(([name, field]) => {
        const row = body.insertRow();
        const inputs = now.get(name);
        [field.label || name, field.text, inputs ? textOf(inputs) : ''].forEach((text) => { row.insertCell().textContent = text; });
      });
      const old = this.panel.querySelector('table');
      if (old) { old.remove(); }
      this.panel.querySelector('p').after(table);
    }

    restore() {
      this.addRows();
      const now = this.inputs();
      const left = [];
      this.different().forEach(([name, field]) => {
        const inputs = now.get(name);
        if (inputs && (this.kept.token === this.token || same(valueOf(inputs), field.was))) {
          put(inputs, field);
        } else {
          left.push([name, field]);
        }
      });
      if (left.length) {
        this.show(this.says.left.replace('{count}', left.length));
        this.compare(left);
        this.kept = null;
      } else {
        this.show(this.says.restored);
        this.kept = null;
      }
      this.settled = true;
      this.button(this.says.discard, () => this.discard());
      this.keep();
    }

    /* Rows that were added and not saved are added again, under the names they had. */
    addRows() {
      Object.entries(this.kept.rows).forEach(([uuid, section]) => {
        if ([...this.form.querySelectorAll('input[name$="-part_ptr"]')].some((input) => input.value === uuid)) { return; }
        const group = document.getElementById(section + '-group');
        const details = group && group.querySelector('details');
        const add = group && group.querySelector('.add-row a');
        if (!add) { return; }
        if (details) { details.open = true; }
        add.click();
        const total = Number(this.form.elements[section + '-TOTAL_FORMS'].value);
        this.form.elements[section + '-' + (total - 1) + '-part_ptr'].value = uuid;
      });
    }

    discard() {
      if (!this.kept && this.first) {
        this.leaving = true;
        store.removeItem(this.key);
        this.keep = () => {};
        window.location.reload();
        return;
      }
      store.removeItem(this.key);
      this.kept = null;
      this.settled = true;
      this.show(this.says.gone);
    }
  }

  function again(key) {
    if (!session || session.getItem(AGAIN) !== key) { return false; }
    session.removeItem(AGAIN);
    return true;
  }

  function isBox(input) { return input.type === 'checkbox' || input.type === 'radio'; }

  function valueOf(inputs) {
    return isBox(inputs[0]) ? inputs.filter((input) => input.checked).map((input) => input.value) : inputs.map((input) => input.value);
  }

  function emptyOf(inputs) { return isBox(inputs[0]) ? [] : inputs.map((input) => (input.tagName === 'SELECT' && input.options.length ? input.options[0].value : '')); }

  function textOf(inputs) {
    return inputs.map((input) => {
      if (isBox(input)) { return input.checked ? '✓' : ''; }
      return input.tagName === 'SELECT' && input.selectedIndex >= 0 ? input.options[input.selectedIndex].text : input.value;
    }).filter(Boolean).join(', ');
  }

  function labelOf(input) {
    const row = input.closest('.inline-related');
    const heading = row && row.querySelector('.inline_label');
    const label = input.labels && input.labels[0];
    return [heading, label].map((node) => (node ? node.textContent.trim().replace(/:$/, '') : '')).filter(Boolean).join(': ');
  }

  function same(one, other) { return one.length === other.length && one.every((value, place) => value === other[place]); }

  function put(inputs, field) {
    inputs.forEach((input, place) => {
      if (isBox(input)) {
        input.checked = field.now.includes(input.value);
      } else {
        const value = field.now[place] ?? '';
        if (input.tagName === 'SELECT' && ![...input.options].some((option) => option.value === value)) {
          input.append(new Option(field.text, value));
        }
        input.value = value;
      }
      input.dispatchEvent(new Event('input', {bubbles: true}));
      input.dispatchEvent(new Event('change', {bubbles: true}));
    });
  }

  function start() {
    if (!store) { return; }
    tidy();
    askOnLeaving();
    const panel = document.getElementById('desk-draft');
    const form = panel && panel.closest('form');
    if (form && user) { window.setTimeout(() => new Form(form, panel).begin(), 0); }
  }

  if (document.readyState === 'complete') { start(); } else { window.addEventListener('load', start); }
}());
