// botframework-directlinejs holds a whole conversation: node directline.mjs <host> <secret>
import { createRequire } from 'node:module';
import { WebSocket } from 'ws';
import { aduan, picture, receipt } from './aduan.mjs';
import { XMLHttpRequest } from './xhr.mjs';

Object.assign(globalThis, { WebSocket, XMLHttpRequest });
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');
const [host, secret] = process.argv.slice(2);
const patience = 30_000;

for (const webSocket of [true, false]) {
  const began = Date.now();
  const number = await converse(webSocket);
  console.log(`passed: directlinejs over ${webSocket ? 'a WebSocket' : 'polling'}: ${number} after ${Date.now() - began} ms`);
}
process.exit(0);

async function converse(webSocket) {
  const { token } = await (await fetch(`${host}/v3/directline/tokens/generate`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } })).json();
  const line = new DirectLine({ token, domain: `${host}/v3/directline`, webSocket, pollingInterval: 200 });
  const [heard, own, posted] = [[], new Map(), []];
  let wake = () => {};
  const watching = line.connectionStatus$.subscribe((status) => {
    if (status >= ConnectionStatus.ExpiredToken) throw new Error(`The connection came to ${ConnectionStatus[status]}.`);
  });
  const listening = line.activity$.subscribe((activity) => {
    if (activity.from.role === 'bot') heard.push(activity);
    else own.set(activity.id, (own.get(activity.id) ?? 0) + 1);
    wake();
  }, (error) => { throw error; });

  for (const [question, answer] of aduan) {
    const asked = question && await until(() => heard.at(-1)?.text.includes(question) && heard.at(-1), () => `"${question}"; heard ${heard.at(-1)?.text}`);
    posted.push(await post(line, activityOf(answer, asked)));
  }
  const number = await until(() => heard.at(-1)?.text.match(receipt)?.[0] ?? heard.findLast((a) => receipt.test(a.text ?? ''))?.text.match(receipt)[0], () => 'the receipt');
  await until(() => posted.every((id) => own.get(id) === 1), () => `every own activity once; posted ${posted}, came ${JSON.stringify([...own])}`);
  const ids = heard.map((activity) => activity.id);
  if (new Set(ids).size !== ids.length) throw new Error('The bot said something twice.');
  watching.unsubscribe();
  listening.unsubscribe();
  line.end();
  return number;

  async function until(find, what) {
    const deadline = Date.now() + patience;
    for (let found; ;) {
      if ((found = find())) return found;
      if (Date.now() > deadline) throw new Error(`Never came: ${what()}.`);
      await new Promise((resolve) => { wake = resolve; setTimeout(resolve, 500); });
    }
  }
}

function activityOf({ text, label, photo }, asked) {
  if (text) return { type: 'message', text };
  if (photo) {
    const contentUrl = `data:image/png;base64,${picture.toString('base64')}`;
    return { type: 'message', attachments: [{ contentType: 'image/png', contentUrl, name: photo }] };
  }
  const action = asked.suggestedActions?.actions.find((a) => a.title.includes(label));
  if (action?.type !== 'messageBack') throw new Error(`No button "${label}" under "${asked.text}".`);
  return { type: 'message', text: action.text, value: action.value, channelData: { messageBack: { displayText: action.displayText } } };
}

function post(line, activity) {
  return new Promise((resolve, reject) => line
    .postActivity({ from: { id: 'anybody', name: 'Uji' }, ...activity, channelData: { ...activity.channelData, clientActivityID: crypto.randomUUID() } })
    .subscribe((id) => (id === 'retry' ? reject(new Error('It was not taken.')) : resolve(id)), reject));
}
