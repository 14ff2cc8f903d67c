import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/core/math/random.ts';
import { Gestures } from '../../src/ui/explore/map/gestures.ts';
import { chooseLabels, overlap, wrapName } from '../../src/ui/explore/map/labels.ts';
import { litRows, mapDataOf, type MapTopic } from '../../src/ui/explore/map/map-data.ts';
import { moveOfKey } from '../../src/ui/explore/map/map-keys.ts';
import { diameterOf, drawingOrder } from '../../src/ui/explore/map/painter.ts';
import { PointGrid } from '../../src/ui/explore/map/point-grid.ts';
import {
  between,
  boxAround,
  closeness,
  everything,
  fit,
  panBy,
  toScreen,
  toWorld,
  zoomAt,
} from '../../src/ui/explore/map/view.ts';
import { sampleOverview } from './explore-sample.ts';
import { explore, withLayout } from './map-sample.ts';

const size = { width: 800, height: 600 };

describe('view', () => {
  // 36 pixels of room on each side: 528 pixels for the two units from -1 to 1.
  const whole = fit(everything, size);

  test('all of the world fits the smaller side, in the middle', () => {
    expect(whole).toEqual({ x: 0, y: 0, scale: 264 });
    expect(toScreen(whole, size, [1, -1])).toEqual([664, 36]);
    expect(closeness(whole, size)).toBe(1);
  });

  test('the way to the screen and back ends where it began', () => {
    const view = { x: 0.3, y: -0.2, scale: 700 };
    const [x, y] = toWorld(view, size, toScreen(view, size, [0.11, 0.57]));
    expect(x).toBeCloseTo(0.11, 12);
    expect(y).toBeCloseTo(0.57, 12);
  });

  test('what is under the pointer stays there while zooming', () => {
    const at = [620, 140] as const;
    const near = zoomAt(whole, size, at, 2);
    expect(near.scale).toBe(528);
    const [x, y] = toScreen(near, size, toWorld(whole, size, at));
    expect(x).toBeCloseTo(620, 9);
    expect(y).toBeCloseTo(140, 9);
  });

  test('zoom ends at 60 times and at 0.6 times', () => {
    expect(zoomAt(whole, size, [400, 300], 1e9).scale).toBe(264 * 60);
    expect(zoomAt(whole, size, [400, 300], 1e-9).scale).toBe(264 * 0.6);
  });

  test('the map follows the hand and cannot be lost', () => {
    // 66 pixels are a quarter of a unit; to the right means that one looks more to the left.
    expect(panBy(whole, 66, 0)).toEqual({ x: -0.25, y: 0, scale: 264 });
    expect(panBy(whole, 0, -100_000).y).toBe(1);
  });

  test('a box of a few points is not looked at more closely than makes sense', () => {
    const places = [0.5, 0.5, 0.5, 0.5, -0.5, 0.1];
    expect(boxAround(places, [0, 1])).toEqual({ left: 0.5, top: 0.5, right: 0.5, bottom: 0.5 });
    expect(fit(boxAround(places, [0]), size)).toEqual({ x: 0.5, y: 0.5, scale: 528 / 0.12 });
    expect(boxAround(places, [])).toEqual(everything);
  });

  test('the way from one view to another begins and ends there', () => {
    const to = { x: 0.4, y: 0.1, scale: 1056 };
    expect(between(whole, to, 0)).toEqual(whole);
    const end = between(whole, to, 1);
    expect([end.x, end.y, end.scale].map((value) => value.toFixed(9))).toEqual([
      '0.400000000',
      '0.100000000',
      '1056.000000000',
    ]);
    expect(between(whole, to, 0.5).scale).toBeCloseTo(528, 9);
    expect(between(whole, { ...whole, x: 0.5 }, 0.5).x).toBe(0.25);
  });
});

describe('labels', () => {
  const topic = (over: Partial<MapTopic>): MapTopic => ({
    id: over.name ?? 'a',
    name: 'Topic',
    depth: 1,
    parentId: 'root',
    count: 10,
    category: 0,
    named: true,
    x: 0,
    y: 0,
    ...over,
  });
  const whole = fit(everything, size);
  const measure = ({ name }: MapTopic) => ({ lines: [name], width: 8 * name.length, height: 16 });
  const names = (topics: MapTopic[], selectedId: string | null = null, view = whole) =>
    chooseLabels({ topics, view, size, selectedId, measure }).map((label) => label.topic.name);

  test('the larger topic keeps its place, the other steps aside, the next finds none', () => {
    const labels = chooseLabels({
      topics: ['one', 'two', 'ten', 'six'].map((name) => topic({ name })),
      view: whole,
      size,
      selectedId: null,
      measure,
    });
    // Each is 22 pixels high with its air; a shift of 1.5 heights is 24.
    expect(labels.map(({ topic: { name }, y }) => [name, y])).toEqual([
      ['one', 300],
      ['two', 276],
      ['ten', 324],
    ]);
  });

  test('deeper topics are named as one comes closer', () => {
    const topics = [
      topic({ name: 'root' }),
      topic({ name: 'child', depth: 2, x: 0.2 }),
      topic({ name: 'grandchild', depth: 3, x: -0.2 }),
    ];
    const closer = (factor: number) => zoomAt(whole, size, [400, 300], factor);
    expect(names(topics)).toEqual(['root']);
    expect(names(topics, null, closer(1.7))).toEqual(['root', 'child']);
    expect(names(topics, null, closer(3))).toEqual(['root', 'child', 'grandchild']);
  });

  test('the selected topic and its subtopics are named from any distance, and first', () => {
    const topics = [
      topic({ name: 'root', y: 0.5 }),
      topic({ name: 'chosen', depth: 2 }),
      topic({ name: 'below', depth: 3, parentId: 'chosen', y: 0.3 }),
      topic({ name: 'elsewhere', depth: 3, y: -0.3 }),
    ];
    expect(names(topics, 'chosen')).toEqual(['chosen', 'below', 'root']);
  });

  test('nothing out of sight is named, and nothing leaves the screen', () => {
    const [label] = chooseLabels({
      topics: [topic({ name: 'at the very edge', x: 1.5 }), topic({ name: 'gone', x: 3 })],
      view: whole,
      size,
      selectedId: null,
      measure,
    });
    // 1.5 units are 396 pixels from the middle; half the width is 64, and 3 of air.
    expect([label.topic.name, label.x]).toEqual(['at the very edge', 800 - 67]);
  });

  test('a name goes around what is reserved, or is left out', () => {
    const ask = (reserved: { left: number; right: number; top: number; bottom: number }) =>
      chooseLabels({
        topics: [topic({ name: 'one' })],
        view: whole,
        size,
        selectedId: null,
        reserved: [reserved],
        measure,
      });
    // 22 pixels high in the middle at 300: from 289 to 311.
    expect(ask({ left: 0, right: 800, top: 295, bottom: 600 }).map(({ y }) => y)).toEqual([276]);
    expect(ask({ left: 0, right: 800, top: 0, bottom: 600 })).toEqual([]);
  });

  test('no two of a thousand overlap', () => {
    const random = seededRandom(3);
    const topics = Array.from({ length: 1000 }, (_, i) =>
      topic({ name: `Topic ${i}`, x: 2 * random() - 1, y: 2 * random() - 1 }),
    );
    const boxes = chooseLabels({ topics, view: whole, size, selectedId: null, measure }).map(
      ({ x, y, text }) => ({
        left: x - text.width / 2,
        right: x + text.width / 2,
        top: y - 8,
        bottom: y + 8,
      }),
    );
    expect(boxes.length).toBeGreaterThan(30);
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
  });

  test('long names take two lines, longer ones an ellipsis', () => {
    const width = (text: string) => text.length;
    expect(wrapName('Short name', width, 12)).toEqual(['Short name']);
    expect(wrapName('Debugging Python scripts', width, 16)).toEqual(['Debugging Python', 'scripts']);
    expect(wrapName('Migrating a schema without any downtime', width, 12)).toEqual([
      'Migrating a',
      'schema with…',
    ]);
    expect(wrapName('Donaudampfschifffahrt', width, 10)).toEqual(['Donaudamp…']);
  });
});

describe('grid', () => {
  const random = seededRandom(5);
  const places = Float32Array.from({ length: 4000 }, () => 2 * random() - 1);
  const grid = new PointGrid(places);

  test('finds what looking at all finds', () => {
    for (let i = 0; i < 200; i++) {
      const [x, y] = [2.4 * random() - 1.2, 2.4 * random() - 1.2];
      const away = Array.from({ length: 2000 }, (_, row) =>
        Math.hypot(places[row * 2] - x, places[row * 2 + 1] - y),
      );
      const nearest = away.indexOf(Math.min(...away));
      expect(grid.nearest(x, y, 0.1)).toBe(away[nearest] <= 0.1 ? nearest : null);
    }
  });

  test('passes over what is not wanted', () => {
    const [x, y] = [places[0], places[1]];
    expect(grid.nearest(x, y, 0.5)).toBe(0);
    expect(grid.nearest(x, y, 0.5, (row) => row === 77 || row === 0)).toBe(0);
    expect(grid.nearest(x, y, 3, (row) => row === 77)).toBe(77);
    expect(new PointGrid(new Float32Array(0)).nearest(0, 0, 9)).toBeNull();
  });
});

describe('gestures', () => {
  function record() {
    const said: unknown[] = [];
    const gestures = new Gestures({
      pan: (dx, dy) => said.push(['pan', dx, dy]),
      zoom: (at, factor) => said.push(['zoom', at, factor]),
      press: (at) => said.push(['press', at]),
    });
    return { said, gestures };
  }

  test('a trembling finger presses, a moving one drags', () => {
    const { said, gestures } = record();
    gestures.begin(1, [10, 10]);
    gestures.move(1, [12, 11]);
    gestures.end(1, [12, 11]);
    expect(said).toEqual([['press', [12, 11]]]);
    gestures.begin(1, [10, 10]);
    gestures.move(1, [30, 5]);
    expect(gestures.dragging).toBe(true);
    gestures.end(1, [30, 5]);
    expect(said.slice(1)).toEqual([['pan', 20, -5]]);
  });

  test('two fingers that part zoom about their middle', () => {
    const { said, gestures } = record();
    gestures.begin(1, [100, 100]);
    gestures.begin(2, [200, 100]);
    gestures.move(2, [300, 100]);
    gestures.end(1, [100, 100]);
    gestures.end(2, [300, 100]);
    expect(said).toEqual([
      ['pan', 50, 0],
      ['zoom', [200, 100], 2],
    ]);
  });
});

test('a point is as large as its room, within 3 and 10 pixels', () => {
  // 2,200 chats: 2 * sqrt(0.22 / 2200) = 0.02 of room, 0.85 of it drawn: 5.1 pixels at 300 pixels a unit.
  expect(diameterOf(2200, 300)).toBeCloseTo(5.1, 9);
  expect(diameterOf(2200, 3000)).toBe(10);
  expect(diameterOf(100_000, 300)).toBe(3);
});

test('arrows look around, plus and minus zoom, other keys are not ours', () => {
  expect(moveOfKey('ArrowRight')).toMatchObject({ kind: 'pan', dx: -80, dy: 0 });
  expect(moveOfKey('+')).toEqual({ kind: 'zoom', factor: 1.5 });
  expect(moveOfKey('0')).toEqual({ kind: 'whole' });
  expect(moveOfKey('/')).toBeNull();
  expect(moveOfKey('Tab')).toBeNull();
});

describe('data', () => {
  // Cooking 12 (Bread 7, Soup 5), Travel 6, two chats too small to show.
  const overview = withLayout(
    sampleOverview({
      plan: [
        [
          'Cooking',
          [
            ['Bread', 7],
            ['Soup', 5],
          ],
        ],
        [
          '',
          [
            ['Travel', 6],
            ['Hidden', 2],
          ],
        ],
      ],
      minimum: 4,
    }),
  );
  const explored = explore(overview);
  const data = mapDataOf(explored)!;

  test('a run without a layout has no map', () => {
    expect(mapDataOf(explore(sampleOverview()))).toBeNull();
  });

  test('subtopics have the colour of their root, what is not named is grey and unnamed', () => {
    const facts = data.topics.map(({ name, depth, category, named }) => [name, depth, category, named]);
    expect(facts).toEqual([
      ['Cooking', 1, 0, true],
      ['Travel', 1, 1, true],
      ['Too small to show', 1, 8, false],
      ['Bread', 2, 0, true],
      ['Soup', 2, 0, true],
    ]);
    expect([...data.categories]).toEqual([...Array(12).fill(0), ...Array(6).fill(1), 8, 8]);
  });

  test('a name stands at the chat nearest to the median, never where there is none', () => {
    const layout = { data: new Float32Array(40), rows: 20, cols: 2 };
    // Bread is rows 0 to 6: x of 0, 0, 0, 0.5, 0.9, 0.9, 0.9, all at y 0.5 but the fourth at -0.9. Median: (0.5, 0.5).
    layout.data.set([0, 0.5, 0, 0.5, 0, 0.5, 0.5, -0.9, 0.9, 0.5, 0.8, 0.5, 0.9, 0.5]);
    const bread = mapDataOf(explore({ ...overview, layout }))!.topics.find(({ name }) => name === 'Bread')!;
    expect([bread.x, bread.y]).toEqual([Math.fround(0.8), 0.5]);
  });

  test('more than eight roots share the grey', () => {
    const many = mapDataOf(explore(withLayout(sampleOverview())))!;
    const roots = many.topics.filter(({ depth }) => depth === 1);
    expect(roots.map(({ category }) => category)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8]);
  });

  test('a selected topic lights its chats, all chats light nothing in particular', () => {
    const lit = litRows(data, explored.selection.byId.get('p0')!)!;
    expect([...lit]).toEqual([...Array(12).fill(1), ...Array(8).fill(0)]);
    expect(litRows(data, explored.tree.root)).toBeNull();
    const { order, faded } = drawingOrder(data.count, lit);
    expect(faded).toBe(8);
    expect([...order.subarray(8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
