// All there is of the page in JavaScript: it is the window of a Python worker.
import { connect } from './page.js';

const show = (text) => (document.querySelector('#state').textContent = text);
const states = { connecting: 'Connecting …', connected: 'Connected', ended: 'Disconnected' };

connect(new URL('page', location).href, {
  state: (state) => show(states[state]),
  ended: (reason) => show(`Disconnected: ${reason}. Load the page again to go on.`),
});
