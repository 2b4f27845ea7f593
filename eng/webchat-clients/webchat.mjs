// Microsoft's Web Chat in Chromium holds a whole conversation by its buttons: node webchat.mjs <host> <secret> <port for the page> [screenshot]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { aduan, picture, receipt } from './aduan.mjs';

const [host, secret, port, screenshot] = process.argv.slice(2);
const own = `http://127.0.0.1:${port}`;
const began = Date.now();

// A site of somebody else's: another origin, so every request of the page is asked about beforehand.
const page = (token) => `<!DOCTYPE html><html lang="id"><meta charset="utf-8"><title>Web Chat</title>
<link rel="icon" href="data:,"><style>html,body,#chat{height:100%;margin:0}</style><div id="chat"></div>
<script src="/webchat.js"></script><script>
WebChat.renderWebChat({
  directLine: WebChat.createDirectLine({ token: ${JSON.stringify(token)}, domain: ${JSON.stringify(`${host}/v3/directline`)} }),
  locale: 'id-ID', styleOptions: { sendAttachmentOn: 'attach', suggestedActionLayout: 'stacked' },
}, document.getElementById('chat'));
</script></html>`;

const site = createServer(async (request, response) => {
  if (request.url === '/webchat.js') {
    response.setHeader('content-type', 'text/javascript; charset=utf-8');
    return response.end(await readFile(new URL('node_modules/botframework-webchat/dist/webchat.js', import.meta.url)));
  }
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const { token } = await (await fetch(`${host}/v3/directline/tokens/generate`, {
    method: 'POST', headers, body: JSON.stringify({ user: { id: 'dl_tamu', name: 'Tamu' }, trustedOrigins: [own] }),
  })).json();
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page(token));
}).listen(Number(port), '127.0.0.1');

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let said, faults = [];
try {
  const tab = await browser.newPage({ viewport: { width: 480, height: 900 } });
  tab.setDefaultTimeout(20_000);
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  tab.on('requestfailed', (request) => faults.push(`${request.url().split('?')[0]}: ${request.failure().errorText}`));
  await tab.goto(own);

  said = tab.locator('.webchat__basic-transcript__transcript');
  for (const [question, { text, label, photo }] of aduan) {
    if (question) await said.getByText(question).last().waitFor();
    if (text) {
      await tab.locator('[data-id="webchat-sendbox-input"]').fill(text);
      await tab.keyboard.press('Enter');
    } else if (label) {
      await tab.locator('.webchat__suggested-actions').getByRole('button', { name: label }).click();
    } else {
      await tab.locator('input[type=file]').setInputFiles({ name: photo, mimeType: 'image/png', buffer: picture });
    }
  }
  await said.getByText(receipt).first().waitFor();
  // Its own file comes back from us, and opens.
  await tab.waitForFunction((from) => [...document.images].some((i) => i.src.startsWith(from) && i.complete && i.naturalWidth > 0), host);
  // Web Chat says so while the echo of what was sent does not come, and when it never does.
  for (const sending of ['Mengirim', 'Sending']) await said.getByText(sending).first().waitFor({ state: 'detached' });
  for (const trouble of ['Gagal', 'Send failed'])
    if (await said.getByText(trouble).count()) throw new Error(`The page says "${trouble}".`);
  if (faults.length) throw new Error(`In the page's console:\n${faults.join('\n')}`);
  if (screenshot) {
    await said.evaluate((element) => { element.closest('.webchat__basic-transcript').querySelector('[class*=scrollable]').scrollTo(0, 1e6); });
    await tab.screenshot({ path: screenshot });
  }
  console.log(`passed: Web Chat in Chromium: ${(await said.innerText()).match(receipt)[0]} after ${Date.now() - began} ms`);
} catch (error) {
  console.error(`Web Chat in Chromium: ${error.message}\n${faults.join('\n')}\n${await said?.innerText()}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  site.close();
  site.closeAllConnections();
}
