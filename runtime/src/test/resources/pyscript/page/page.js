// The main realm of the workers' scripts: a document of a few lines, enough to find, change and hear its elements.
class Style {
  #properties = new Map();
  setProperty(name, value) {
    this.#properties.set(name, value);
  }
  getPropertyValue(name) {
    return this.#properties.get(name) ?? '';
  }
  removeProperty(name) {
    this.#properties.delete(name);
  }
}

class Node extends EventTarget {
  nodeType = 1;
  id = '';
  className = '';
  style = new Style();
  parentElement = null;
  childNodes = [];

  constructor(tag) {
    super();
    this.tagName = tag.toUpperCase();
  }
  get children() {
    return this.childNodes.filter((each) => typeof each !== 'string');
  }
  get options() {
    return this.children;
  }
  get textContent() {
    return this.childNodes.map((each) => (typeof each === 'string' ? each : each.textContent)).join('');
  }
  set textContent(text) {
    this.childNodes = [text];
  }
  get innerHTML() {
    return this.childNodes.map((each) => (typeof each === 'string' ? each : `<${each.tagName.toLowerCase()}>${each.innerHTML}</${each.tagName.toLowerCase()}>`)).join('');
  }
  set innerHTML(html) {
    this.childNodes = [html];
  }
  append(...nodes) {
    for (const node of nodes) {
      if (typeof node !== 'string') node.parentElement = this;
      this.childNodes.push(node);
    }
  }
  replaceChildren(...nodes) {
    this.childNodes = [];
    this.append(...nodes);
  }
  add(node, before) {
    this.append(node);
    if (before !== undefined) this.childNodes.splice(typeof before === 'number' ? before : this.childNodes.indexOf(before), 0, this.childNodes.pop());
  }
  remove(at) {
    this.childNodes.splice(at, 1);
  }
  cloneNode() {
    const made = new Node(this.tagName);
    for (const name of ['id', 'className', 'childNodes']) made[name] = this[name];
    return made;
  }
  click() {
    this.dispatchEvent(new Event('click'));
  }
  fits(selector) {
    if (!/^[#.]?[\w-]+$/.test(selector)) throw new DOMException(`'${selector}' is not a valid selector`, 'SyntaxError');
    if (selector[0] === '#') return this.id === selector.slice(1);
    return selector[0] === '.' ? this.className.split(' ').includes(selector.slice(1)) : this.tagName === selector.toUpperCase();
  }
  querySelectorAll(selector) {
    return this.children.flatMap((each) => [...(each.fits(selector) ? [each] : []), ...each.querySelectorAll(selector)]);
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

globalThis.newDocument = () => {
  const document = new Node('#document');
  const html = new Node('html');
  document.append(html);
  html.append(new Node('head'), new Node('body'));
  return Object.assign(document, {
    title: 'untitled',
    documentElement: html,
    head: html.children[0],
    body: html.children[1],
    createElement: (tag) => new Node(tag),
    getElementById: (id) => document.querySelector(`#${id}`),
  });
};
globalThis.document = newDocument();
