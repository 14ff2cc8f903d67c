import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AppError } from '../../src/core/errors.ts';
import { allFamilies } from '../../src/core/privacy/families.ts';
import type { RunSettings } from '../../src/core/types.ts';
import { needsKey } from '../../src/core/endpoints.ts';
import { keepsFreeTier, normalUrl } from '../../src/ui/setup/endpoint-choices.ts';
import { ModelSetup } from '../../src/ui/setup/model-setup.svelte.ts';
import { facetOf } from '../../src/ui/setup/facet-draft.ts';
import { soundSetup } from '../../src/ui/setup/saved-setup.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { fakeModels, fakeWeights } from '../support/fake-services.ts';
import { geminiHost, geminiOrigin, modelDevice, secret, wordsOf } from './model-services.ts';

const way = (name: string) => page.getByRole('radio', { name, exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const key = () => page.getByLabelText('Key', { exact: true });

async function openForm(services = modelDevice()) {
  await openApp('#/import/d1', services);
  await expect.element(way('On this device')).toBeChecked();
  return services;
}

/** As far as the page of consent, with what was kept. */
async function openConsentAs(services: ReturnType<typeof modelDevice>) {
  await openApp('#/import/d1', services);
  await button('Find the topics').click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Before anything leaves' })).toBeVisible();
}

/** With Gemini and a key, as far as the page of consent. */
async function openConsent(services = modelDevice()) {
  await openForm(services);
  await way('With my key').click();
  await key().fill(secret);
  await button('Find the topics').click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Before anything leaves' })).toBeVisible();
  return services;
}

describe('what is typed', () => {
  test.each([
    [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
    ['Https://API.openai.com/v1/', 'https://api.openai.com/v1'],
    ['https:/host', 'https://host'],
    ['https://host:443//', 'https://host'],
    ['https://*/v1', null],
    ['https://*.example.org/v1', null],
    ['https://a;b/v1', null],
    ['http://[::1]:1', null],
    ['http://127.0.0.2/v1', null],
    ['http://my.localhost/v1', null],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://example.org/v1', null],
    ['https://me:key@example.org', null],
    ['https://example.org/v1?key=1', null],
    ['ftp://example.org', null],
    ['localhost:11434', null],
    ['', null],
  ])('%s is the address %s', (typed, url) => expect(normalUrl(typed)).toBe(url));

  test('fixed answers are two to twelve different lines', () => {
    const draft = (answers: string) => facetOf({ question: ' Where? ', fixed: true, answers });
    expect(draft('work\n\n private \nwork')).toEqual({ question: 'Where?', answers: ['work', 'private'] });
    expect(draft('work\nwork')).toBe('unfit');
    expect(draft(Array.from({ length: 13 }, (_, i) => `a${i}`).join('\n'))).toBe('unfit');
    expect(draft(`a\n${'b'.repeat(61)}`)).toBe('unfit');
    expect(facetOf({ question: 'q'.repeat(301), fixed: false, answers: '' })).toBe('unfit');
    expect(facetOf({ question: ` ${'q'.repeat(300)} `, fixed: false, answers: '' })).toMatchObject({
      answers: null,
    });
    expect(facetOf({ question: ' ', fixed: true, answers: '' })).toBeNull();
    expect(facetOf({ question: 'How?', fixed: false, answers: '' })).toEqual({
      question: 'How?',
      answers: null,
    });
  });

  test('saved choices that do not fit fall back one by one', () => {
    expect(soundSetup('nonsense')).toMatchObject({ way: 'device', embedder: 'built-in', cap: 5 });
    expect(soundSetup({ way: 'local', cap: -1, language: '', key: secret })).toMatchObject({
      way: 'local',
      cap: 5,
      language: 'English',
    });
    expect(JSON.stringify(soundSetup({ key: secret }))).not.toContain(secret);
    const sound = { question: 'How?', fixed: false, answers: '' };
    expect(soundSetup({ facets: [{ question: 7 }, sound, sound, sound] }).facets).toEqual([sound, sound]);
  });

  test('only Google’s own address keeps what is sent on a free tier', () => {
    expect(keepsFreeTier(geminiOrigin)).toBe(true);
    expect(keepsFreeTier(`${geminiOrigin}/v1beta/openai`)).toBe(true);
    expect(keepsFreeTier('http://localhost:9')).toBe(false);
    expect(keepsFreeTier('https://generativelanguage.googleapis.com.example')).toBe(false);
  });

  test.each([
    ['gemini', 'http://localhost:9', true],
    ['openai', `${geminiOrigin}/v1beta/openai`, true],
    ['openai', 'https://api.openai.com/v2', true],
    ['openai', 'https://models.example/v1', false],
    ['openai', 'http://localhost:11434/v1', false],
  ] as const)('%s at %s needs a key: %s', (provider, url, needed) =>
    expect(needsKey({ provider, baseUrl: url })).toBe(needed),
  );
});

test('on this device nothing is asked, and the run begins without a word about sending', async () => {
  const { store } = await openForm();
  await expect.element(page.getByText('Runs on this device.')).toBeVisible();
  await expectAccessible();
  await button('Find the topics').click();
  await expect.poll(() => store.runRows.size).toBe(1);
  expect([...store.runRows.values()][0].settings).toMatchObject({ model: null, embedder: 'built-in' });
});

test('an unbound page asks for no key: it is bound first, and what was chosen survives', async () => {
  const bindTo = vi.fn(async () => undefined);
  const services = await openForm(modelDevice({ boundTo: null, bindTo }));
  await page.getByRole('spinbutton', { name: 'Number of topics' }).fill('9');
  await way('With my key').click();
  await expect
    .element(page.getByText(`The page can then talk to ${geminiHost} and to nobody else.`))
    .toBeVisible();
  await expect.element(key()).not.toBeInTheDocument();
  await expect.element(button('Find the topics')).toBeDisabled();
  await expect.element(page.getByText('First bind the page to the address.')).toBeVisible();
  await expectAccessible();
  await button(`Bind this page to ${geminiHost}`).click();
  await expect.poll(() => bindTo.mock.calls).toEqual([[geminiOrigin, '#/import/d1']]);
  expect(services.store.settings.get('setup')).toMatchObject({
    way: 'key',
    baseUrl: geminiOrigin,
    model: 'gemini-3.5-flash-lite',
    topics: { datasetId: 'd1', k: 9 },
  });
});

test('after the page has loaded again the choices stand as they were, once', async () => {
  const services = modelDevice();
  services.store.settings.set('setup', {
    way: 'key',
    endpoint: 'Google Gemini',
    baseUrl: geminiOrigin,
    model: 'gemini-3.5-flash-lite',
    topics: { datasetId: 'd1', k: 9, seed: 7, region: 'DE' },
  });
  await openApp('#/import/d1', services);
  await expect.element(way('With my key')).toBeChecked();
  await expect.element(page.getByRole('spinbutton', { name: 'Number of topics' })).toHaveValue(9);
  await expect.element(key()).toHaveAttribute('type', 'password');
  await expect.element(key()).toHaveAttribute('autocomplete', 'off');
  expect(services.store.settings.get('setup')).toMatchObject({ topics: null });
});

test('another address wants to be bound again', async () => {
  await openForm();
  await way('With my key').click();
  await page.getByRole('combobox', { name: 'Provider' }).selectOptions('OpenAI');
  await expect.element(button('Bind this page to api.openai.com')).toBeVisible();
  await page.getByRole('combobox', { name: 'Provider' }).selectOptions('Another OpenAI-compatible address');
  await expect.element(page.getByText('An https address, or http on this device')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address' }).fill('https://models.example/v1/');
  await expect.element(button('Bind this page to models.example')).toBeVisible();
});

test('a local server needs no key, and its model has to be named', async () => {
  await openForm(modelDevice({ boundTo: 'http://localhost:11434' }));
  await way('Local server').click();
  await expect.element(page.getByLabelText('Key, if the server asks for one')).toBeVisible();
  await expect.element(page.getByText('The model is missing.')).toBeVisible();
  await page.getByLabelText('Model', { exact: true }).fill('llama3');
  await expect.element(button('Find the topics')).toBeEnabled();
});

test('a known provider behind an address of one’s own still needs its key', async () => {
  await openForm(modelDevice({ boundTo: 'https://api.openai.com' }));
  await way('With my key').click();
  await page.getByRole('combobox', { name: 'Provider' }).selectOptions('Another OpenAI-compatible address');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://api.openai.com/v1');
  await expect.element(key()).toBeVisible();
  await expect.element(page.getByText('The key is missing.')).toBeVisible();
});

test('a known preset with another address leaves the key open', async () => {
  await openForm(modelDevice({ boundTo: 'https://proxy.example' }));
  await way('With my key').click();
  await page.getByRole('combobox', { name: 'Provider' }).selectOptions('OpenAI');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://proxy.example/v1');
  await expect.element(page.getByLabelText('Key, if the server asks for one')).toBeVisible();
});

test('a known key can be kept after all', async () => {
  const setKey = vi.fn(async () => undefined);
  await openForm(modelDevice({ hasKey: async () => true, setKey }));
  await way('With my key').click();
  await button('Use another key').click();
  await expect.element(page.getByText('The key is missing.')).toBeVisible();
  await key().fill('half a k');
  await button('Keep the known key').click();
  await expect.element(page.getByText(`A key for ${geminiHost} is known.`)).toBeVisible();
  await button('Find the topics').click();
  await expect.element(page.getByRole('heading', { name: 'Before anything leaves' })).toBeVisible();
  expect(setKey).not.toHaveBeenCalled();
});

test('an optional key that is emptied is forgotten', async () => {
  const local = 'http://localhost:11434/v1';
  const services = modelDevice({ boundTo: 'http://localhost:11434' });
  await services.models.setKey(local, secret, true);
  await openForm(services);
  await way('Local server').click();
  await button('Use another key').click();
  await expect.element(page.getByText('Left empty, the known key is forgotten.')).toBeVisible();
  await expectAccessible();
  await page.getByLabelText('Model', { exact: true }).fill('llama3');
  await button('Find the topics').click();
  await expect.element(page.getByRole('heading', { name: 'Before anything leaves' })).toBeVisible();
  expect(await services.models.hasKey(local)).toBe(false);
  expect(await services.models.rememberedKeys()).toEqual([]);
});

test('the test says in words whether the model answers', async () => {
  const answers = [{ kind: 'model-key', detail: { host: geminiHost } }, null];
  const setKey = vi.fn(async () => undefined);
  await openForm(modelDevice({ test: async () => answers.shift() ?? null, setKey }));
  await way('With my key').click();
  await expect.element(button('Test')).toBeDisabled();
  await key().fill(secret);
  await button('Test').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(`${geminiHost} refuses the key.`);
  expect(setKey).toHaveBeenCalledWith(geminiOrigin, secret, false);
  await button('Test').click();
  await expect.element(page.getByText('It answers.')).toBeVisible();
  await expectAccessible();
});

test('the list fills the field, and a name that is not in it is taken as well', async () => {
  const list = async () => [{ name: 'gemini-3.8-flash', title: 'Gemini 3.8 Flash' }];
  await openForm(modelDevice({ list, hasKey: async () => true }));
  await way('With my key').click();
  await expect.element(page.getByText(`A key for ${geminiHost} is known.`)).toBeVisible();
  await button('List the models').click();
  await expect.element(page.getByText('1 model to choose from')).toBeVisible();
  expect(document.querySelector('datalist option')?.getAttribute('value')).toBe('gemini-3.8-flash');
  await page.getByLabelText('Model', { exact: true }).fill('gemini-next');
  await expect.element(button('Find the topics')).toBeEnabled();
});

test('a list that cannot be fetched says why', async () => {
  const list = () => Promise.reject(new AppError('model-unreachable', { host: geminiHost, why: 'offline' }));
  await openForm(modelDevice({ list, hasKey: async () => true }));
  await way('With my key').click();
  await button('List the models').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('this device is offline');
});

test('before anything leaves: host, price, the exact text, and what Google may do with it', async () => {
  const services = await openConsent();
  expect(services.store.runRows.size).toBe(0);
  await expect.element(page.getByText('90 to 110')).toBeVisible();
  await expect.element(page.getByText('$0.01 to $0.02')).toBeVisible();
  await expect.element(page.getByText('prices of 2026-11')).toBeVisible();
  await expect.element(page.getByText('how many topics there are is found on the way')).toBeVisible();
  await expect.element(page.getByText('$5.00')).toBeVisible();
  await expect
    .element(page.getByRole('region', { name: 'Request 1, word for word' }))
    .toHaveTextContent('How do I bake bread?');
  const send = button(`Send to ${geminiHost} and find the topics`);
  await expect.element(send).toBeDisabled();
  await expectAccessible();
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await send.click();
  await expect.poll(() => location.hash).toMatch(/^#\/run\//);
});

test('kinds that the person leaves in are said to be left in, before anything leaves', async () => {
  const services = modelDevice();
  const families = allFamilies.filter((family) => family !== 'email' && family !== 'phone');
  services.store.settings.set('privacy', { redaction: { families, strictNames: false, nameModel: null } });
  await openConsent(services);
  await expect
    .element(page.getByText(/^Not taken out, as you chose: E-mail addresses and Phone numbers\./))
    .toBeVisible();
  await expect.element(page.getByText(/^E-mail addresses, phone, card/)).not.toBeInTheDocument();
});

test('the key goes to the desk and nowhere else', async () => {
  const setKey = vi.fn(async () => undefined);
  const services = await openConsent(modelDevice({ setKey }));
  expect(setKey).toHaveBeenCalledWith(geminiOrigin, secret, false);
  await page.getByRole('checkbox', { name: 'I have read this.' }).click();
  await button(`Send to ${geminiHost} and find the topics`).click();
  await expect.poll(() => services.store.runRows.size).toBe(1);
  expect([...services.store.runRows.values()][0].settings).toMatchObject({
    model: { provider: 'gemini', baseUrl: geminiOrigin, model: 'gemini-3.5-flash-lite' },
    modelDoes: 'everything',
    cap: 5,
  });
  expect(wordsOf(services.store)).not.toContain(secret);
  expect(document.documentElement.outerHTML).not.toContain(secret);
  for (const field of document.querySelectorAll('input')) expect(field.value).not.toBe(secret);
});

test('cancelling sends nothing and keeps what was chosen', async () => {
  const services = await openConsent();
  await button('Cancel').click();
  await expect.element(way('With my key')).toBeChecked();
  expect(services.store.runRows.size).toBe(0);
});

test('another provider needs no acknowledgement', async () => {
  const services = modelDevice({ boundTo: 'https://api.openai.com', hasKey: async () => true });
  services.store.settings.set('setup', {
    way: 'key',
    endpoint: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5-nano',
    does: 'names',
  });
  await openApp('#/import/d1', services);
  await button('Find the topics').click();
  await expect.element(button('Send to api.openai.com and name the topics')).toBeEnabled();
  await expect.element(page.getByRole('checkbox')).not.toBeInTheDocument();
});

test('a model without a price gets one, and the estimate is made again', async () => {
  const models = fakeModels();
  const estimate: typeof models.estimate = async (id, settings, of, signal) => ({
    ...(await models.estimate(id, settings, of, signal)),
    cost: (await models.prices()).prices['gemini-3.5-flash-lite'] ? [1, 2] : null,
  });
  await openConsent(modelDevice({ prices: models.prices, setPrices: models.setPrices, estimate }));
  await expect.element(page.getByText('not known: no price for this model')).toBeVisible();
  await expect.element(page.getByText('Without a price the limit cannot be kept.')).toBeVisible();
  await page.getByText('Edit prices', { exact: true }).click();
  await page.getByRole('spinbutton', { name: 'Sent' }).fill('0.1');
  await page.getByRole('spinbutton', { name: 'Received' }).fill('0.4');
  await button('Use these prices').click();
  await expect.element(page.getByText('$1.00 to $2.00')).toBeVisible();
  expect((await models.prices()).prices['test-model']).toEqual({ input: 1, output: 2 });
});

test('where only names are asked, the text shown is one of the requests, not the first', async () => {
  const services = modelDevice({ hasKey: async () => true });
  services.store.settings.set('setup', {
    ...{ way: 'key', endpoint: 'Google Gemini', baseUrl: geminiOrigin },
    ...{ model: 'gemini-3.5-flash-lite', does: 'names' },
  });
  await openConsentAs(services);
  await expect.element(page.getByRole('region', { name: 'A request as it will be sent' })).toBeVisible();
  await expect.element(page.getByText('Request 1, word for word')).not.toBeInTheDocument();
});

test('Google behind the other dialect is acknowledged as well', async () => {
  const services = modelDevice({ hasKey: async () => true });
  services.store.settings.set('setup', {
    ...{ way: 'key', endpoint: 'other', baseUrl: `${geminiOrigin}/v1beta/openai` },
    model: 'gemini-3.5-flash-lite',
  });
  await openConsentAs(services);
  await expect.element(page.getByRole('checkbox', { name: 'I have read this.' })).toBeVisible();
});

test('a price that nobody looked up is marked until somebody does', async () => {
  const price = { input: 0.1, output: 0.4 };
  const models = fakeModels();
  const name = 'gemini-3.5-flash-lite';
  await models.setPrices({ date: '2026-11', prices: { [name]: price }, unverified: [name] });
  await openConsent(modelDevice({ prices: models.prices, setPrices: models.setPrices }));
  const mark = page.getByText('This price was not looked up: check it on the provider’s page.');
  await expect.element(mark).toBeVisible();
  await expectAccessible();
  await page.getByText('Edit prices', { exact: true }).click();
  await button('Use these prices').click();
  await expect.element(mark).not.toBeInTheDocument();
  expect(await models.prices()).toEqual({ date: '2026-11', prices: { [name]: price } });
});

test('an estimate that fails says why and can be tried again', async () => {
  let tries = 0;
  const whole = fakeModels().estimate;
  const estimate: typeof whole = (...question) =>
    ++tries === 1 ? Promise.reject(new AppError('worker-failed')) : whole(...question);
  await openConsent(modelDevice({ estimate }));
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(button(`Send to ${geminiHost} and find the topics`)).toBeDisabled();
  await button('Try again').click();
  await expect.element(page.getByText('90 to 110')).toBeVisible();
});

test('limit, language and questions of one’s own go into the run', async () => {
  let asked: RunSettings | null = null;
  const { estimate } = fakeModels();
  await openForm(
    modelDevice({
      hasKey: async () => true,
      estimate: (id, settings, of, signal) => ((asked = settings), estimate(id, settings, of, signal)),
    }),
  );
  await way('With my key').click();
  await page.getByRole('spinbutton', { name: 'Stop at (US dollars)' }).fill('0.25');
  await page.getByRole('combobox', { name: 'Names are written in' }).selectOptions('Another language');
  await page.getByLabelText('Language, in English').fill('Icelandic');
  await button('Add a question').click();
  await page.getByLabelText('Question', { exact: true }).fill('Work or private?');
  await page.getByRole('radio', { name: 'Fixed answers' }).click();
  await expect.element(page.getByText('A question has no fitting answers yet.')).toBeVisible();
  await page.getByLabelText('Fixed answers, one a line').fill('work\nprivate');
  await button('Add a question').click();
  await expect.element(button('Add a question')).not.toBeInTheDocument();
  await expectAccessible();
  await button('Find the topics').click();
  await expect.element(page.getByText('$0.25')).toBeVisible();
  expect(asked).toMatchObject({
    cap: 0.25,
    language: 'Icelandic',
    customFacets: [{ question: 'Work or private?', answers: ['work', 'private'] }],
  });
});

test('what is too long to be asked is said to be, and survives the reload', async () => {
  const services = await openForm(modelDevice({ hasKey: async () => true }));
  await way('With my key').click();
  await button('Add a question').click();
  await page.getByLabelText('Question', { exact: true }).fill('q'.repeat(301));
  await expect
    .element(page.getByText('A question has at most 300 characters; this one has 301.'))
    .toBeVisible();
  await expect.element(page.getByText('A question is too long.')).toBeVisible();
  await expect.element(button('Find the topics')).toBeDisabled();
  await page.getByLabelText('Question', { exact: true }).fill('Work?');
  await page.getByRole('combobox', { name: 'Names are written in' }).selectOptions('Another language');
  await page.getByLabelText('Language, in English').fill('x'.repeat(61));
  await expect.element(page.getByText('The name of a language has at most 60 characters.')).toBeVisible();
  await expect.element(page.getByText('The name of the language is too long.')).toBeVisible();
  const setup = await ModelSetup.load(services);
  setup.facets = [{ question: 'q'.repeat(301), fixed: false, answers: '' }];
  await setup.keep(null);
  expect((await ModelSetup.load(services)).facets).toEqual(setup.facets);
});

describe('what compares the chats', () => {
  const choose = (name: string | RegExp) =>
    page.getByRole('combobox', { name: 'Compare chats with' }).selectOptions(name as string);

  test('a model that is not here is downloaded first, and the choices survive', async () => {
    const wish = vi.fn(async () => undefined);
    const services = await openForm(modelDevice({}, { weights: fakeWeights({ wish }) }));
    await choose('Xenova/all-MiniLM-L6-v2');
    await expect
      .element(page.getByText(/Needs one download of 23 MB from huggingface.co; your chats/))
      .toBeVisible();
    await expect.element(button('Find the topics')).toBeDisabled();
    await expectAccessible();
    await button('Download it').click();
    await expect.poll(() => wish.mock.calls).toEqual([['Xenova/all-MiniLM-L6-v2', '#/import/d1']]);
    expect(services.store.settings.get('setup')).toMatchObject({
      embedder: 'Xenova/all-MiniLM-L6-v2',
      topics: { datasetId: 'd1' },
    });
  });

  test('a model that is here is used at once; any other can be asked for by its id', async () => {
    const weights = fakeWeights({ status: async () => ({ state: 'kept', bytes: 1 }) });
    const { store } = await openForm(modelDevice({}, { weights }));
    await choose('other');
    await page.getByLabelText('Id on huggingface.co').fill('nonsense');
    await expect.element(page.getByText('An owner and a name')).toBeVisible();
    await page.getByLabelText('Id on huggingface.co').fill('MinishLab/model2vec-bge-vq64');
    await expect.element(page.getByText('Ready on this device.')).toBeVisible();
    await button('Find the topics').click();
    await expect.poll(() => store.runRows.size).toBe(1);
    expect([...store.runRows.values()][0].settings).toMatchObject({
      model: null,
      embedder: 'MinishLab/model2vec-bge-vq64',
    });
  });
});

test('chats that are not here any more are said to be gone', async () => {
  await openApp('#/import/nowhere');
  await expect
    .element(page.getByRole('heading', { name: 'These chats are not on this device' }))
    .toBeVisible();
});
