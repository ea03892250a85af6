// Base64 of texts whose characters are bytes.
(realm) => {
  const { platform } = realm;
  const refuse = (message) => {
    throw new (realm.part('exceptions').DOMException)(message, 'InvalidCharacterError');
  };
  return {
    btoa(data) {
      const text = String(data);
      const at = text.search(/[^\x00-\xff]/);
      if (at >= 0) refuse(`btoa takes characters up to U+00FF, and there is '${text[at]}' at ${at}: encode the text first, with TextEncoder`);
      return platform.encode(text);
    },
    atob(data) {
      let text = String(data).replace(/[\t\n\f\r ]/g, '');
      if (text.length % 4 === 0) text = text.replace(/==?$/, '');
      if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) refuse('atob takes base64, and this is none');
      return platform.decode(text);
    },
  };
}
