/* A row that is added in the browser gets a name of its own, so that the same form sent twice adds it once. */
'use strict';
(function () {
  function randomName() {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  document.addEventListener('formset:added', (event) => {
    const input = event.target.querySelector('input[name$="-part_ptr"]');
    if (input && !input.value) { input.value = randomName(); }
  });
}());
