// The JavaScript handlers behind Node's own http.
import { once } from 'node:events';
import { createServer } from 'node:http';

const handlers = (globalThis.sync = {});
await import('../scripts/handlers.js');

const server = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  const order = JSON.parse(body);
  const [name, events] = request.url.split('/').reverse();
  if (events !== 'events') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(await handlers[name](order)));
    return;
  }
  response.setHeader('Content-Type', 'text/event-stream');
  for await (const event of handlers[name](order)) {
    if (!response.write(`data:${JSON.stringify(event)}\n\n`)) await once(response, 'drain');
  }
  response.end();
});
server.listen(Number(process.argv[2]));
