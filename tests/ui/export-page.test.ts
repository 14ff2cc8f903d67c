import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../src/ui/App.svelte';
import { AppError } from '../../src/core/errors.ts';
import { gateTree } from '../../src/core/export/gate.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { writeTreeFile } from '../../src/core/tree-file.ts';
import { openTree } from '../../src/ui/export/open-tree.ts';
import { expectAccessible } from '../support/axe.ts';
import { aConversation, aRun, aTree, fakeServices } from '../support/fake-services.ts';
import { sampleOverview } from './explore-sample.ts';

afterEach(() => {
  location.hash = '';
});

/** As the page would have written it. */
const treeText = () => writeTreeFile(gateTree(buildTree(sampleOverview(), 5)).tree, { level: 'clusters' });

async function show(overview = sampleOverview()) {
  const services = fakeServices();
  services.store.runRows.set('r1', aRun());
  services.store.overviews.set('r1', overview);
  location.hash = '#/export/r1';
  render(App, { services });
  await expect.element(page.getByRole('heading', { name: 'Export the topics' })).toBeVisible();
  return services;
}

test('what is shown is what is saved', async () => {
  const services = await show();
  await expect.element(page.getByText('Too small to show')).toBeVisible();
  await page.getByRole('button', { name: 'Download JSON' }).click();
  const [saved] = services.saved;
  expect(saved).toMatchObject({ name: 'kleio-tree.json', type: 'application/json' });
  expect(saved.text.startsWith(document.querySelector('pre')!.textContent!)).toBe(true);
  expect(saved.text).not.toContain('Never shown');
  expect(JSON.parse(saved.text)).toMatchObject({ privacy: { level: 'clusters', minClusterSize: 5 } });
});

test('quotations cannot be chosen, and it says why', async () => {
  await show();
  await expect.element(page.getByRole('radio', { name: 'Topics and requests' })).toBeDisabled();
  await expect.element(page.getByText(/quotations never leave/)).toBeVisible();
  await expectAccessible();
});

test('requests written by a model can be exported', async () => {
  const services = await show(sampleOverview({ quotations: false, analyst: 'gemini@2' }));
  await page.getByText('Topics and requests', { exact: true }).click();
  await page.getByRole('button', { name: 'Download JSON' }).click();
  expect(JSON.parse(services.saved[0].text)).toMatchObject({ privacy: { containsRequests: true } });
  await expectAccessible();
});

test('an imported tree can be exported again, the same to the byte', async () => {
  const services = fakeServices();
  services.store.treeRows.set('t1', aTree({ file: JSON.parse(treeText()) }));
  location.hash = '#/export/t1';
  render(App, { services });
  await page.getByRole('button', { name: 'Download JSON' }).click();
  expect(services.saved[0].text).toBe(treeText());
});

test('nothing can be saved before the check has passed; a check can be cancelled and begun again', async () => {
  const services = fakeServices();
  services.store.runRows.set('r1', aRun());
  services.store.overviews.set('r1', sampleOverview());
  const columns = services.store.columns.bind(services.store);
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  services.store.conversations.set('d1', [aConversation()]);
  services.store.columns = async (...which) => (await held, columns(...which));
  location.hash = '#/export/r1';
  render(App, { services });
  const download = page.getByRole('button', { name: 'Download JSON' });
  await expect.element(download).toBeDisabled();
  await expect.element(page.getByRole('progressbar', { name: 'Chats compared' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(page.getByText('The check was cancelled. Nothing was written.')).toBeVisible();
  letGo();
  await expect.element(download).toBeDisabled();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.element(download).toBeEnabled();
});

test('the check says what it did', async () => {
  await show();
  await expect.element(page.getByText('Texts looked at')).toBeVisible();
  await expect.element(page.getByText('Withheld as quotations')).toBeVisible();
  await expect
    .element(
      page.getByText(/topics of fewer than 5 chats, or whose name might say too much: counted together/),
    )
    .toBeVisible();
});

test('what the check masked is told by kind', async () => {
  const services = fakeServices();
  const file = JSON.parse(treeText());
  file.root.children[0].description = 'Write to kim@example.org or lee@example.org.';
  file.root.children[1].description = 'See https://example.org/here for more.';
  services.store.treeRows.set('t1', aTree({ file }));
  location.hash = '#/export/t1';
  render(App, { services });
  await expect
    .element(page.getByText(/an e-mail address: 2/))
    .toHaveTextContent(/a link, markup or an order to a model: 1/);
  await page.getByRole('button', { name: 'Download JSON' }).click();
  expect(services.saved[0].text).not.toMatch(/kim@|lee@|https:\/\/example/);
});

test('where several accounts were seen, the minimum of accounts is told as well', async () => {
  const services = await show(sampleOverview({ stats: { accounts: 7 } }));
  await expect.element(page.getByText(/fewer than 5 chats or of fewer than 5 accounts/)).toBeVisible();
  await page.getByRole('button', { name: 'Download JSON' }).click();
  expect(JSON.parse(services.saved[0].text)).toMatchObject({
    privacy: { minClusterSize: 5, minAccounts: 5 },
  });
});

test.each([
  ['CSV', 'kleio-topics.csv', 'text/csv'],
  ['HTML report', 'kleio-report.html', 'text/html'],
])('%s is another format of the same tree', async (format, name, type) => {
  const services = await show();
  await page.getByRole('radio', { name: format, exact: true }).click();
  await page.getByRole('button', { name: `Download ${format}` }).click();
  expect(services.saved[0]).toMatchObject({ name, type });
  expect(services.saved[0].text).not.toBe('');
});

test('an exported file is opened, kept once and shown', async () => {
  const services = await show();
  const file = new File([treeText()], 'team.json', { type: 'application/json' });
  await userEvent.upload(page.getByLabelText('Open an exported tree').last(), file);
  await expect.poll(() => location.hash).toMatch(/^#\/tree\/[0-9a-f]{16,}$/);
  await expect.element(page.getByRole('tree')).toBeVisible();
  await openTree(file, services);
  expect(services.store.treeRows.size).toBe(1);
});

test('a file that is no tree is refused by name and nothing is kept', async () => {
  const services = await show();
  await userEvent.upload(
    page.getByLabelText('Open an exported tree').last(),
    new File(['{"a":1}'], 'notes.json'),
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent(/notes\.json/);
  expect(services.store.treeRows.size).toBe(0);
  await expect(openTree(new File(['nonsense'], 'x.json'), services)).rejects.toBeInstanceOf(AppError);
});

test('nothing to export is said', async () => {
  location.hash = '#/export/nowhere';
  render(App, { services: fakeServices() });
  await expect.element(page.getByRole('heading', { name: 'There is nothing to export here' })).toBeVisible();
});
