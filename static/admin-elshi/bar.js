/* What gets the focus is moved from under the bar of the form, which stays at the lower edge. */
'use strict';
document.addEventListener('focusin', (event) => {
  const bar = document.querySelector('.desk-bar');
  if (!bar || bar.contains(event.target)) { return; }
  const edge = bar.getBoundingClientRect().top;
  const place = event.target.getBoundingClientRect();
  if (place.bottom > edge && place.top < window.innerHeight && place.height < edge) {
    event.target.scrollIntoView({block: 'center'});
  }
});
