// Sets Typst sources as PDF/UA-1: node typst.mjs FOLDER_OF_THE_TOOL JOBS.json, where a job is {source, out}.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { NodeCompiler } = createRequire(join(process.argv[2], 'package.json'))('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create();
for (const { source, out } of JSON.parse(readFileSync(process.argv[3], 'utf8'))) {
  try {
    writeFileSync(out, compiler.pdf({ mainFileContent: source }, { pdfStandard: 'ua-1' }));
  } catch (error) {
    console.error(error.code ?? error.message, '\n', source);
    process.exit(1);
  }
}
