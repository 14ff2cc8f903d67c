// Code and logs without personal details, written for the tests: what detectors must leave alone.
import { seededRandom } from '../../src/core/math/random.ts';

const nouns =
  'order item user cache queue batch token index buffer cursor node edge matrix layer packet frame'.split(
    ' ',
  );
const verbs = 'load save parse merge sort filter update delete send receive retry flush open close'.split(
  ' ',
);

/** Draws of one run of the generator. */
interface Draw {
  readonly noun: () => string;
  readonly verb: () => string;
  /** A whole number below `limit`. */
  readonly number: (limit: number) => number;
  readonly hex: (length: number) => string;
}

function drawsOf(seed: number): Draw {
  const random = seededRandom(seed);
  const number = (limit: number) => Math.floor(random() * limit);
  const hex = (length: number) => Array.from({ length }, () => number(16).toString(16)).join('');
  return { noun: () => nouns[number(nouns.length)], verb: () => verbs[number(verbs.length)], number, hex };
}

const capital = (word: string) => word[0].toUpperCase() + word.slice(1);
const two = (value: number) => String(value).padStart(2, '0');
const stamp = ({ number }: Draw) =>
  `2024-${two(1 + number(12))}-${two(1 + number(28))}T${two(number(24))}:${two(number(60))}:${two(number(60))}.${100 + number(900)}Z`;
const uuid = ({ hex }: Draw) => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

/** One piece of each sort: languages, data, markup, logs, traces, versions, maths. */
const pieces: readonly ((d: Draw) => string)[] = [
  (d) =>
    `def ${d.verb()}_${d.noun()}(self, ${d.noun()}s: list[int]) -> dict:\n    """Return the result for each ${d.noun()}."""\n    total = sum(x ** 2 for x in ${d.noun()}s if x > ${d.number(900)})\n    return {"total": total, "mean": total / max(1, len(${d.noun()}s))}\n`,
  (d) =>
    `export function ${d.verb()}${capital(d.noun())}(value: Map<string, number>): boolean {\n  const limit = ${d.number(90000)};\n  for (const [key, count] of value.entries()) if (count > limit) console.log(key, count);\n  return value.size === 0;\n}\n`,
  (d) =>
    `public class ${capital(d.noun())}Service extends Base${capital(d.noun())} {\n    private final Map<String, Integer> ${d.noun()}s = new HashMap<>();\n    @Override public void ${d.verb()}(int ${d.noun()}Id) { if (${d.noun()}Id < ${d.number(5000)}) throw new IllegalStateException("not found"); }\n}\n`,
  (d) =>
    `#include <stdio.h>\nint main(void) {\n  unsigned char data[] = { 0x${d.hex(2)}, 0x${d.hex(2)}, 0x${d.hex(2)}, 0x${d.hex(2)} };\n  for (int i = 0; i < ${d.number(64)}; i++) printf("%d %02x\\n", i, data[i % 4]);\n  return 0;\n}\n`,
  (d) =>
    `fn ${d.verb()}_${d.noun()}(input: &[u8]) -> Result<usize, Error> {\n    let mut count = 0;\n    for byte in input.iter() { if *byte == 0x${d.hex(2)} { count += 1; } }\n    Ok(count)\n}\n`,
  (d) =>
    `func (s *Server) ${capital(d.verb())}${capital(d.noun())}(ctx context.Context, id int) error {\n\tif err := s.store.Get(ctx, id); err != nil {\n\t\treturn fmt.Errorf("${d.verb()} %d: %w", id, err)\n\t}\n\treturn nil\n}\n`,
  (d) =>
    `SELECT ${d.noun()}_id, COUNT(*) AS total FROM ${d.noun()}s JOIN ${d.noun()}_items USING (${d.noun()}_id)\nWHERE created_at >= '2024-0${1 + d.number(9)}-01' AND price > ${d.number(1000)}.${two(d.number(100))} GROUP BY 1 ORDER BY total DESC LIMIT ${d.number(500)};\n`,
  (d) =>
    `<div class="${d.noun()}-list" id="${d.noun()}${d.number(99)}"><a href="/${d.noun()}s/${d.number(9999)}" data-key="${d.noun()}">${d.verb()} this ${d.noun()}</a></div>\n.${d.noun()}-list > a { color: #${d.hex(6)}; margin: ${d.number(20)}px auto 0 -${d.number(9)}px; transition: all 0.${d.number(9)}s ease-in; }\n`,
  (d) =>
    `{"id": ${d.number(99999)}, "type": "${d.noun()}", "uuid": "${uuid(d)}", "size": [${d.number(900)}, ${d.number(900)}], "ratio": ${d.number(9)}.${d.number(9999)}, "active": true}\n`,
  (d) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${d.noun()}-${d.verb()}\nspec:\n  replicas: ${d.number(9)}\n  template:\n    spec:\n      containers:\n        - image: registry/${d.noun()}:${d.number(9)}.${d.number(20)}.${d.number(20)}\n          ports: [{ containerPort: ${8000 + d.number(900)} }]\n`,
  (d) =>
    `FROM node:${16 + d.number(8)}-alpine\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCMD ["node", "dist/${d.noun()}.js"]\n$ for f in *.${d.noun()}; do echo "$f" | sed 's/${d.noun()}/${d.verb()}/g' >> out.txt; done\n`,
  (d) =>
    `Traceback (most recent call last):\n  File "/app/src/${d.noun()}.py", line ${d.number(900)}, in ${d.verb()}\n    return self.${d.noun()}[key]\nKeyError: '${d.noun()}'\n`,
  (d) =>
    `java.lang.NullPointerException: null\n\tat app.core.${capital(d.noun())}.${d.verb()}(${capital(d.noun())}.java:${d.number(900)})\n\tat java.base/java.lang.Thread.run(Thread.java:${d.number(900)})\n`,
  (d) =>
    `${stamp(d)} INFO  [worker-${d.number(9)}] ${d.noun()} ${d.verb()} done in ${d.number(9000)} ms request_id=${uuid(d)} status=${200 + d.number(300)}\n${stamp(d)} WARN  [main] slow ${d.noun()}: ${d.number(90)}.${d.number(9)}% of ${d.number(900)} entries\n`,
  (d) =>
    `127.0.0.1 - - [${two(1 + d.number(28))}/Mar/2024:${two(d.number(24))}:${two(d.number(60))}:${two(d.number(60))} +0000] "GET /${d.noun()}s?page=${d.number(99)} HTTP/1.1" ${200 + d.number(300)} ${d.number(99999)} "-" "curl/8.${d.number(9)}.0"\n`,
  (d) =>
    `Mar ${1 + d.number(28)} ${two(d.number(24))}:${two(d.number(60))}:${two(d.number(60))} host kernel: [${d.number(99999)}.${100000 + d.number(899999)}] ${d.noun()}: ${d.verb()} at 0x${d.hex(16)}, error ${d.number(99)}\n`,
  (d) =>
    `NAME                        READY   STATUS    RESTARTS   AGE\n${d.noun()}-${d.hex(10)}-${d.hex(5)}   1/1     Running   ${d.number(9)}          ${d.number(99)}d\n`,
  (d) =>
    `commit ${d.hex(40)}\n    ${capital(d.verb())} the ${d.noun()} before the ${d.noun()}\n\ndiff --git a/src/${d.noun()}.c b/src/${d.noun()}.c\nindex ${d.hex(7)}..${d.hex(7)} 100644\n@@ -${d.number(90)},${d.number(9)} +${d.number(90)},${d.number(9)} @@\n-  int n = ${d.number(99)};\n+  int n = ${d.number(99)};\n`,
  (d) =>
    `000000${d.hex(1)}0: ${Array.from({ length: 8 }, () => d.hex(4)).join(' ')}  ................\nsha256: ${d.hex(64)}  ${d.noun()}-${d.number(9)}.${d.number(9)}.tar.gz\n`,
  (d) =>
    `\\begin{equation}\n  f(x) = \\sum_{i=1}^{${d.number(99)}} \\frac{x^i}{i!} + \\int_0^{${d.number(9)}} e^{-t^2} dt, \\quad A = U \\Sigma V^T\n\\end{equation}\nThen x = ${d.number(99)}.${d.number(9999)} and y = -${d.number(9)}.${d.number(999)}e-0${d.number(9)}.\n`,
  (d) =>
    `${d.noun()},count,ratio,date\n${d.number(9999)},${d.number(99999)},0.${d.number(9999)},2024-0${1 + d.number(9)}-1${d.number(9)}\n${d.number(9999)},${d.number(99999)},0.${d.number(9999)},2023-0${1 + d.number(9)}-2${d.number(9)}\n`,
];

/** Texts of at least `words` words together; the same seed gives the same texts. */
export function codeAndLogs(words: number, seed: number): string[] {
  const draw = drawsOf(seed);
  const texts: string[] = [];
  for (let count = 0; count < words;) {
    const text = pieces[texts.length % pieces.length](draw);
    count += text.split(/\s+/).filter(Boolean).length;
    texts.push(text);
  }
  return texts;
}
