// A real mail server for the tests: node smtp-server.mjs FOLDER-OF-NODE-MODULES OPTIONS.json
// Options: { secure, starttls, auth, key, cert, maildir, refuse }. Writes its port on the first line, then each letter it takes to maildir/N.eml and its envelope as JSON.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(process.argv[2] + '/');
const { SMTPServer } = require('smtp-server');
const options = JSON.parse(readFileSync(process.argv[3], 'utf8'));
let count = 0;
const server = new SMTPServer({
  secure: options.secure, key: options.key, cert: options.cert, hideSTARTTLS: !options.starttls, authOptional: !options.auth, disabledCommands: options.auth ? [] : ['AUTH'],
  authMethods: options.auth ? [options.auth] : [], name: 'prov.example', logger: false, size: 1000000,
  onAuth(auth, session, done) {
    if (auth.username === 'anna' && auth.password === 'lösen') done(null, { user: 'anna' });
    else done(new Error('Invalid username or password'));
  },
  onRcptTo(address, session, done) {
    if (address.address === options.refuse) done(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }));
    else done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const number = ++count;
      writeFileSync(`${options.maildir}/${number}.eml`, Buffer.concat(parts));
      writeFileSync(`${options.maildir}/${number}.json`, JSON.stringify({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(r => r.address), user: session.user ?? null, secure: session.secure }));
      done(null, `queued as ${number}`);
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
