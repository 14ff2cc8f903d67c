import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { allFamilies, usualFamilies } from '../../src/core/privacy/families.ts';
import type { Run } from '../../src/core/types.ts';
import { TopicSettings } from '../../src/ui/import/topic-settings.svelte.ts';
import { familyGroups } from '../../src/ui/redaction/family-groups.ts';
import { piecesOf } from '../../src/ui/redaction/pieces.ts';
import { RedactionChoices } from '../../src/ui/redaction/redaction-choices.svelte.ts';
import { keepPrivacy, readPrivacy } from '../../src/ui/setup/saved-setup.ts';
import { openApp } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { aConversation, aRun, fakeServices, FakeStore, fakeWeights } from '../support/fake-services.ts';
import { sampleOverview } from './explore-sample.ts';
import { modelDevice } from './model-services.ts';

afterEach(() => {
  location.hash = '';
});

const marks = () => [...document.querySelectorAll('mark')].map((mark) => mark.firstChild?.textContent);

async function showChat() {
  const services = fakeServices();
  services.store.runRows.set('r1', aRun());
  services.store.overviews.set('r1', sampleOverview());
  const user = 'Write to kim@example.org, or call +49 30 901820. <img src=x onerror=alert(1)>';
  services.store.conversations.set('d1', [
    aConversation({ id: 'c000000', title: null, messages: [{ role: 'user', text: user, at: null }] }),
  ]);
  await openApp('#/explore/r1/chat/c000000', services);
  await page.getByRole('button', { name: /Show original/ }).click();
  await expect.element(page.getByRole('heading', { name: 'Found in this chat' })).toBeVisible();
  return services;
}

describe('choices', () => {
  test('every family stands in one group', () => {
    expect(familyGroups.flatMap(([, families]) => families).toSorted()).toEqual(allFamilies.toSorted());
  });

  test('the usual choice is written as null, another one family by family', () => {
    const choices = new RedactionChoices();
    expect(choices.toSettings().families).toBeNull();
    choices.turn('date', true);
    expect(choices.toSettings().families).toEqual(
      allFamilies.filter((family) => usualFamilies.has(family) || family === 'date'),
    );
    choices.turn('date', false);
    expect(choices.toSettings().families).toBeNull();
  });

  test('pieces are the whole text and no piece is empty', () => {
    const span = { kind: 'email', family: 'email', placeholder: '<EMAIL_1>' } as const;
    const text = 'abXXcdYY';
    const pieces = piecesOf({
      text,
      spans: [
        { ...span, start: 2, end: 4 },
        { ...span, start: 6, end: 8 },
      ],
    });
    expect(pieces.map((piece) => piece.text)).toEqual(['ab', 'XX', 'cd', 'YY']);
    expect(pieces.map((piece) => piece.span !== null)).toEqual([false, true, false, true]);
  });
});

describe('settings of a run', () => {
  test('carry families, strict names and both minimums', () => {
    const topics = new TopicSettings(30);
    topics.privacy.redaction.strictNames = true;
    topics.privacy.minimum = 7;
    topics.privacy.minimumAccounts = 4;
    expect(topics.toRunSettings()).toMatchObject({
      minimum: 7,
      minimumAccounts: 4,
      redaction: { families: null, strictNames: true, nameModel: null },
    });
  });

  test.each([0, 1.5, -3, 1001])('a minimum of %s does not fit', (minimum) => {
    const topics = new TopicSettings(30);
    expect(topics.fits).toBe(true);
    topics.privacy.minimum = minimum;
    expect(topics.fits).toBe(false);
  });

  test('what was kept is read again; what is unsound counts as not chosen', async () => {
    const store = new FakeStore();
    const chosen = {
      ...{ minimum: 6, minimumAccounts: 3 },
      redaction: { families: ['email' as const], strictNames: true, nameModel: null },
    };
    await keepPrivacy(store, chosen);
    expect(await readPrivacy(store)).toEqual(chosen);
    store.settings.set('privacy', { minimum: -1, redaction: { families: ['nonsense'] } });
    expect(await readPrivacy(store)).toEqual({
      ...{ minimum: null, minimumAccounts: null },
      redaction: { families: null, strictNames: false, nameModel: null },
    });
  });

  test('are chosen in the form, reach the run, and are there on the next visit', async () => {
    const services = modelDevice();
    await openApp('#/import/d1', services);
    await page.getByText('What is taken out of chats before anything reads them').click();
    await expect.element(page.getByRole('checkbox', { name: 'Dates and ages' })).not.toBeChecked();
    await page.getByRole('checkbox', { name: 'Dates and ages' }).click();
    await page.getByRole('checkbox', { name: 'Strict names' }).click();
    await page.getByText('Advanced', { exact: true }).click();
    await page.getByLabelText('Fewest chats of a topic').fill('0');
    await expect.element(page.getByText('A whole number from 1 to 1,000, or empty.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Find the topics' })).toBeDisabled();
    await page.getByLabelText('Fewest chats of a topic').fill('4');
    await expectAccessible();
    await page.getByRole('button', { name: 'Find the topics' }).click();
    await expect.poll(() => services.store.runRows.size).toBeGreaterThan(0);
    const [run] = [...services.store.runRows.values()] as Run[];
    expect(run.settings).toMatchObject({ minimum: 4, redaction: { strictNames: true } });
    expect(run.settings.redaction.families).toContain('date');
    expect(await readPrivacy(services.store)).toMatchObject({ minimum: 4, redaction: { strictNames: true } });
  });

  test('a model for names says what it costs, asks for its files, and is part of the settings', async () => {
    const services = modelDevice();
    await openApp('#/import/d1', services);
    await page.getByText('What is taken out of chats before anything reads them').click();
    const field = page.getByRole('combobox', { name: 'Look for names with a model as well' });
    await expect.element(page.getByText(/A download of about 110 MB/)).not.toBeInTheDocument();
    await field.selectOptions('Xenova/bert-base-NER');
    await expect.element(page.getByText(/A download of about 110 MB/)).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Find the topics' }).click();
    await expect.poll(() => services.store.runRows.size).toBeGreaterThan(0);
    const [run] = [...services.store.runRows.values()] as Run[];
    expect(run.settings.redaction.nameModel).toBe('Xenova/bert-base-NER');
  });
});

test.each([
  ['kept', /^Ready on this device/],
  ['absent', /^Needs one download/],
] as const)('a model for names that was kept from the last visit is shown as %s', async (state, said) => {
  const services = modelDevice(
    {},
    { weights: fakeWeights({ status: async () => ({ state, bytes: 110_000_000 }) }) },
  );
  const { redaction, ...minimums } = await readPrivacy(services.store);
  await keepPrivacy(services.store, {
    ...minimums,
    redaction: { ...redaction, nameModel: 'Xenova/bert-base-NER' },
  });
  await openApp('#/import/d1', services);
  await page.getByText('What is taken out of chats before anything reads them').click();
  await expect.element(page.getByText(said)).toBeVisible();
});

describe('a chat', () => {
  test('shows what is found where it stands, as text', async () => {
    await showChat();
    expect(marks()).toEqual(['kim@example.org', '+49 30 901820']);
    await expect.element(page.getByText(/an e-mail address, becomes <EMAIL_1>/)).toBeInTheDocument();
    expect(document.querySelector('img')).toBeNull();
    await expectAccessible();
  });

  test('shows placeholders after redaction, and nothing of what they stand for', async () => {
    await showChat();
    await page.getByRole('radio', { name: 'As it is redacted' }).click();
    await expect.poll(marks).toEqual(['<EMAIL_1>', '<PHONE_1>']);
    expect(document.body.textContent).not.toContain('kim@example.org');
    await expectAccessible();
  });

  test('what floats under a mark stays within the screen, also at its edge', async () => {
    await page.viewport(380, 800);
    await showChat();
    const text = document.querySelector<HTMLElement>('.text')!;
    for (const indent of [0, 120, 240]) {
      text.style.textIndent = `${indent}px`;
      for (const mark of document.querySelectorAll('mark')) {
        await userEvent.hover(mark);
        const { left, width } = getComputedStyle(mark, '::after');
        const from = mark.getClientRects()[0].left + parseFloat(left);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + parseFloat(width)).toBeLessThanOrEqual(380);
      }
    }
    await page.viewport(1280, 800);
  });

  test('a family that is switched off is no longer marked, and its count stays', async () => {
    await showChat();
    const box = page.getByRole('checkbox', { name: /^E-mail addresses/ });
    await box.click();
    await expect.poll(marks).toEqual(['+49 30 901820']);
    await expect.element(box).not.toBeChecked();
    await expect.element(page.getByText('E-mail addresses 1 place')).toBeVisible();
    await box.click();
    await expect.poll(marks).toEqual(['kim@example.org', '+49 30 901820']);
  });

  test('switches become the setting of the next run, beside the minimums that were chosen', async () => {
    const { store } = await showChat();
    await keepPrivacy(store, { ...(await readPrivacy(store)), minimum: 9 });
    await page.getByRole('checkbox', { name: /^E-mail addresses/ }).click();
    await page.getByRole('button', { name: 'Use for the next run' }).click();
    await expect.element(page.getByText(/The next run takes out/)).toBeVisible();
    const { minimum, redaction } = await readPrivacy(store);
    expect(minimum).toBe(9);
    expect(redaction.families).not.toContain('email');
    expect(redaction.families).toContain('phone');
  });
});
