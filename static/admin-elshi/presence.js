/* Says every half minute that the form is open, and shows who else has it open. Without this script the page shows it once. */
'use strict';
(function () {
  const EVERY = 30000;

  function start() {
    const place = document.getElementById('desk-presence');
    const form = document.querySelector('#content-main form[method="post"][id$="_form"]');
    if (!place || !form) { return; }
    const address = new URL('../' + place.dataset.href, window.location.href).href;

    function body(extra) {
      const data = new FormData();
      data.set('csrfmiddlewaretoken', form.querySelector('[name="csrfmiddlewaretoken"]').value);
      Object.entries(extra).forEach(([name, value]) => data.set(name, value));
      return data;
    }

    function say() {
      if (document.hidden) { return; }
      fetch(address, {method: 'POST', body: body({changed: form.dataset.changed === '1' ? '1' : '0'}), redirect: 'manual'})
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((known) => {
          if (!known) { return; }
          const text = known.others.join('\n');
          if (place.textContent !== text) { place.textContent = text; }
        })
        .catch(() => { /* no connection now: the next time */ });
    }

    window.setInterval(say, EVERY);
    document.addEventListener('desk:changed', say);
    window.addEventListener('pagehide', () => navigator.sendBeacon(address, body({closed: '1'})));
    window.addEventListener('pageshow', (event) => { if (event.persisted) { say(); } });
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
}());
