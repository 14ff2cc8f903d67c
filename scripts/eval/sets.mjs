// The sets of evaluation.md 2, and what its table says of them (scikit-learn 1.2, TF-IDF, SVD, k-means at the true k; in per cent).

/** A row of the table. `level`: position of the label, coarsest first. */
const peer = (title, level, nmi, ari, accuracy) => ({ title, level, nmi, ari, accuracy });

/**
 * name, file under the data folder, rows of the table, whether the choice of k counts ('bar'), is told ('told') or is kept
 * apart ('apart'), and a tree's leaves and roots. The largest first: two workers take them in this order.
 */
export const sets = [
  {
    name: 'clinc150',
    file: 'texts/clinc150.jsonl',
    peers: [peer('clinc150, intents', 1, 66.8, 28.0, 44.4), peer('clinc150, domains', 0, 10.7, 4.8, 22.4)],
    choice: 'bar',
    tree: { leaves: 150, roots: 10 },
  },
  {
    name: 'sib200',
    file: 'texts/sib200.jsonl',
    peers: [peer('sib200, 10 languages mixed (apart)', 0, 0.1, 0.0, 17.1)],
    choice: 'apart',
  },
  {
    name: 'multidogo',
    file: 'conversations/multidogo.jsonl',
    peers: [peer('multidogo, domains', 0, 63.1, 46.7), peer('multidogo, intents', 1, 73.8, 55.3)],
    choice: 'bar',
    tree: { leaves: 30, roots: 4 },
  },
  {
    name: 'sgd_single',
    file: 'conversations/sgd_single.jsonl',
    peers: [
      peer('sgd_single, domains', 0, 95.2, 90.8, 90.5),
      peer('sgd_single, intents', 1, 85.0, 64.5, 66.8),
    ],
    choice: 'bar',
    tree: { leaves: 40, roots: 17 },
  },
  {
    name: 'banking77',
    file: 'texts/banking77.jsonl',
    peers: [peer('banking77', 1, 51.6, 17.5, 31.2)],
    choice: 'bar',
  },
  {
    name: 'trec_en',
    file: 'texts/trec_en.jsonl',
    peers: [peer('trec_en', 0, 21.0, 12.3, 41.5)],
    choice: 'told',
  },
  {
    name: 'stackoverflow',
    file: 'texts/stackoverflow.jsonl',
    peers: [peer('stackoverflow', 0, 72.4, 35.6, 71.3)],
    choice: 'bar',
  },
  { name: 'snips', file: 'texts/snips.jsonl', peers: [peer('snips', 0, 80.9, 72.1, 83.9)], choice: 'bar' },
  {
    name: 'dstc11_turns_insurance',
    file: 'texts/dstc11_turns_insurance.jsonl',
    peers: [peer('dstc11_turns_insurance', 1, 81.9, 57.3, 68.0)],
    choice: 'bar',
  },
  {
    name: 'kura_mtbench',
    file: 'conversations/kura_mtbench.jsonl',
    peers: [peer('kura_mtbench, recorded summaries', 1, 97.9, 94.8, 95.3)],
    choice: 'bar',
  },
];
