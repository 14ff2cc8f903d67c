// The files around a BERT model as transformers.js reads them: tokenizer.json, tokenizer_config.json, config.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

const words =
  'a able about after again all an and any are as ask at back be because been before best better book build but buy by ' +
  'call can change chat check city clean code cook could data day did do does dog down each eat error even every explain ' +
  'fast file find first fix for from garden get give go good had has have he help her here him his home house how if in into ' +
  'is it its job just keep kind know language last learn letter like list little long look made make many me money more ' +
  'most music my name need new next no not now of off old on one only or other our out over own pasta people plan plant ' +
  'please python question read recipe run same say see she should show small so some soup spreadsheet start still such ' +
  'table take tax tell than that the their them then there these they thing think this time to tomato travel trip two ' +
  'under up us use very want was water way we week well went were what when where which who why will with word work would ' +
  'write year you your';
const endings = 'er ers ing ed s es ly ness ment tion able ful est al y';

/** The fixture's vocabulary: special tokens, words, then letters, digits and marks so that everything in ASCII has a token. */
export function tinyVocabulary() {
  const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
    (sign) => sign === sign.toLowerCase(),
  );
  const letters = signs.filter((sign) => /[a-z0-9]/.test(sign));
  return [
    ...new Set([
      ...special,
      ...words.split(' '),
      ...signs,
      ...letters.map((letter) => `##${letter}`),
      ...endings.split(' ').map((ending) => `##${ending}`),
    ]),
  ];
}

/** Any number of different tokens, for shapes whose words do not matter. */
export function numberedVocabulary(size) {
  const known = tinyVocabulary();
  return Array.from({ length: size }, (_, i) => known[i] ?? `unused${i}`);
}

/** tokenizer.json of BERT's WordPiece: lower case, no accents, [CLS] text [SEP]. */
export function wordPiece(vocabulary) {
  const ids = Object.fromEntries(vocabulary.map((token, id) => [token, id]));
  const token = (id) => ({ SpecialToken: { id, type_id: 0 } });
  const named = (name) => ({ id: name, ids: [ids[name]], tokens: [name] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content) => ({
      id: ids[content],
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [token('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, token('[SEP]')],
      pair: [
        token('[CLS]'),
        { Sequence: { id: 'A', type_id: 0 } },
        token('[SEP]'),
        { Sequence: { id: 'B', type_id: 1 } },
        { SpecialToken: { id: '[SEP]', type_id: 1 } },
      ],
      special_tokens: { '[CLS]': named('[CLS]'), '[SEP]': named('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: ids,
    },
  };
}

/** Contents by path: everything but the weights. */
export function bertFiles(shape, tokenizer) {
  const tokens = {
    unk_token: '[UNK]',
    sep_token: '[SEP]',
    pad_token: '[PAD]',
    cls_token: '[CLS]',
    mask_token: '[MASK]',
  };
  const json = (value) => `${JSON.stringify(value)}\n`;
  return {
    'config.json': json({
      architectures: ['BertModel'],
      hidden_act: 'gelu',
      hidden_size: shape.hidden,
      intermediate_size: shape.intermediate,
      layer_norm_eps: shape.epsilon,
      max_position_embeddings: shape.positions,
      model_type: 'bert',
      num_attention_heads: shape.heads,
      num_hidden_layers: shape.layers,
      pad_token_id: 0,
      type_vocab_size: shape.types,
      vocab_size: Object.keys(tokenizer.model.vocab).length,
    }),
    'tokenizer.json': json(tokenizer),
    'tokenizer_config.json': json({
      ...tokens,
      do_lower_case: true,
      model_max_length: shape.positions,
      strip_accents: null,
      tokenize_chinese_chars: true,
      tokenizer_class: 'BertTokenizer',
    }),
    'special_tokens_map.json': json(tokens),
  };
}

/** Writes files by path under a folder. */
export function writeFiles(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
