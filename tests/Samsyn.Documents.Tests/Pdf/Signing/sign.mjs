// Signs PDF files with @signpdf, a public signing tool: node sign.mjs FOLDER-OF-NODE-MODULES JOBS.json
// A job: { pdf, p12, password, out, subFilter, time, rect }
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(process.argv[2] + '/');
const { SignPdf } = require('@signpdf/signpdf');
const { plainAddPlaceholder } = require('@signpdf/placeholder-plain');
const { P12Signer } = require('@signpdf/signer-p12');

for (const job of JSON.parse(readFileSync(process.argv[3], 'utf8'))) {
  const time = job.time ? new Date(job.time) : undefined;
  const prepared = plainAddPlaceholder({
    pdfBuffer: readFileSync(job.pdf), reason: 'Avtal', contactInfo: 'test@example.se', name: 'Anna Ek', location: 'Borås',
    signingTime: time, subFilter: job.subFilter, widgetRect: job.rect ?? [0, 0, 0, 0],
  });
  const signer = new P12Signer(readFileSync(job.p12), { passphrase: job.password });
  writeFileSync(job.out, await new SignPdf().sign(prepared, signer, time));
}
