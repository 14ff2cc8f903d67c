// Fills in the page's set-up form as a person would: shared by npm run tree and the end-to-end tests.

const providers = { gemini: 'Google Gemini', openai: 'Another OpenAI-compatible address' };

/**
 * On the preview of a run: chooses a model, binds the page to its address (the page loads again) and hands it the key.
 * @param {import('playwright-core').Page} page
 * @param {{ provider: 'gemini' | 'openai', baseUrl?: string, model?: string, key?: string, does?: 'everything' | 'names', cap?: number }} choice
 */
export async function chooseModel(page, { provider, baseUrl, model, key, does, cap }) {
  // The form is fetched when the files are read.
  const way = page.getByRole('radio', { name: /^With my key/ });
  await way.waitFor();
  if (!(await way.isChecked())) await way.check();
  await page.getByLabel('Provider', { exact: true }).selectOption({ label: providers[provider] });
  if (baseUrl !== undefined) await page.getByLabel('Address', { exact: true }).fill(baseUrl);
  const bind = page.getByRole('button', { name: /^Bind this page to / });
  const bound = page.getByLabel('Model', { exact: true });
  await bind.or(bound).first().waitFor();
  if (await bind.isVisible()) {
    await bind.click();
    await bound.waitFor();
  }
  const keyField = page.getByLabel(/^Key(,|$)/);
  if (key !== undefined && (await keyField.isVisible())) await keyField.fill(key);
  if (model !== undefined) await bound.fill(model);
  if (does === 'names') await page.getByRole('radio', { name: /^Only name/ }).check();
  if (cap !== undefined) await page.getByLabel('Stop at (US dollars)').fill(String(cap));
}

/**
 * Chooses an embedder by its id. Resolves to what keeps it from being used, in the page's words; null: it is ready.
 * @param {import('playwright-core').Page} page
 * @param {string} id
 */
export async function chooseEmbedder(page, id) {
  const choice = page.getByLabel('Compare chats with');
  await choice.waitFor();
  const offered = await choice.locator('option').evaluateAll((all) => all.map(({ value }) => value));
  if (offered.includes(id)) await choice.selectOption(id);
  else {
    await choice.selectOption('other');
    await page.getByLabel('Id on huggingface.co').fill(id);
  }
  if (id === 'built-in') return null;
  const ready = page.getByText('Ready on this device.');
  const absent = page.getByText(/^Needs one download/);
  await ready.or(absent).first().waitFor();
  return (await ready.isVisible()) ? null : await absent.innerText();
}

/**
 * From "Before anything leaves" to the run: reads what there is to read, then sends.
 * @param {import('playwright-core').Page} page
 */
export async function agreeToSend(page) {
  const send = page.getByRole('button', { name: /^Send to / });
  await send.waitFor();
  const read = page.getByLabel('I have read this.');
  if (await read.isVisible()) await read.check();
  await send.click();
}
