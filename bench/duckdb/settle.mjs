// The same settlement in DuckDB, to measure beside: `bench/run settle` starts it. Charges in exact integer SQL (CONTRACT.md C5 rules 1-4); it looks
// for no rejects, no ties and no repeated ids. Rentals of one price, one user row and one payer in the month, nearly all, take a short way.
//
//   node settle.mjs MODULES IN_DIR PERIOD OUT_FILE THREADS
//
// prints {"seconds":…,"peak_mb":…}: from the first read to the last byte written, without starting Node.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [modules, input, period, output, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api');
const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
const rules = Object.fromEntries(readFileSync(`${input}/rules.yaml`, 'utf8').split('\n').filter(l => l.includes(':')).map(l => l.split(':').map(s => s.trim())));
const n = Number(rules.stop_after_working_days), countOrderDay = rules.count_order_day === 'true', region = rules.region ?? 'VGR';
const [year, month] = period.split('-').map(Number);
const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
const first = `${period}-01`, last = `${period}-${days}`;

// Working days, by the contract's list.
const iso = d => d.toISOString().slice(0, 10), plus = (d, k) => new Date(d.getTime() + k * 864e5);
function easter(y) {
  const a = y % 19, b = Math.floor(y / 100), c = y % 100, d = Math.floor(b / 4), e = b % 4, g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30, i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 19 * l) / 433);
  const mm = Math.floor((h + l - 7 * m + 90) / 25), dd = (h + l - 7 * m + 33 * mm + 19) % 32;
  return new Date(Date.UTC(y, mm - 1, dd));
}
function works(d) {
  const md = iso(d).slice(5), w = d.getUTCDay();
  if (w === 0 || w === 6 || ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].includes(md)) return false;
  if (w === 5 && md >= '06-19' && md <= '06-25') return false;
  return ![-2, 1, 39].includes(Math.round((d - easter(d.getUTCFullYear())) / 864e5));
}
const stops = [];
for (let d = plus(new Date(first), -40 - 3 * n); d <= new Date(last); d = plus(d, 1)) {
  let left = n, s = d;
  if (left > 0 && countOrderDay && works(d)) left--;
  while (left > 0) { s = plus(s, 1); if (works(s)) left--; }
  stops.push(`(DATE '${iso(d)}', DATE '${iso(s)}')`);
}
const oldest = stops[0].slice(1, 18);

const start = process.hrtime.bigint();
const sql = `
SET threads=${threads}; SET preserve_insertion_order=false;
CREATE TEMP TABLE stops(ordered DATE, stop DATE); INSERT INTO stops VALUES ${stops.join(',')};
CREATE TEMP TABLE articles AS SELECT article, product_area AS area FROM read_csv('${input}/articles.csv', header=true, all_varchar=true);
CREATE TEMP TABLE prices AS
  SELECT article, greatest(valid_from, DATE '${first}') AS f, least(coalesce(nxt - 1, DATE '${last}'), DATE '${last}') AS u,
         CASE unit WHEN 'day' THEN amount_ore * ${days} ELSE amount_ore END AS per_day
  FROM (SELECT *, lead(valid_from) OVER (PARTITION BY article ORDER BY valid_from) AS nxt
        FROM read_csv('${input}/prices.csv', header=true, columns={article:VARCHAR, valid_from:DATE, unit:VARCHAR, amount_ore:BIGINT}))
  WHERE valid_from <= DATE '${last}' AND coalesce(nxt > DATE '${first}', true);
CREATE TEMP TABLE days AS SELECT (DATE '${first}' + i::INTEGER)::DATE AS day FROM range(${days}) t(i);
CREATE TEMP TABLE payer_days AS
  SELECT area, minor, day, arg_min(payer, priority) AS payer
  FROM (SELECT DISTINCT area FROM articles) a, (VALUES (true), (false)) m(minor), days d,
       (SELECT priority::BIGINT AS priority, product_area, age, CASE payer WHEN 'region' THEN '${region}' ELSE payer END AS payer,
               nullif(valid_from, '')::DATE AS vf, nullif(valid_until, '')::DATE AS vu FROM read_csv('${input}/payers.csv', header=true, all_varchar=true)) p
  WHERE (product_area = '*' OR product_area = area) AND (age = '*' OR (age = 'minor') = minor) AND coalesce(vf <= day, true) AND coalesce(day <= vu, true)
  GROUP BY ALL;
CREATE TEMP TABLE payers AS
  SELECT area, minor, payer, min(day) AS f, max(day) AS u FROM (
    SELECT *, (day - DATE '1970-01-01') - row_number() OVER (PARTITION BY area, minor, payer ORDER BY day) AS run FROM payer_days) GROUP BY area, minor, payer, run;
CREATE TEMP TABLE users AS
  SELECT user_ref, greatest(valid_from, DATE '${first}') AS f, least(coalesce(nxt - 1, DATE '${last}'), DATE '${last}') AS u, municipality, under_18_until AS m
  FROM (SELECT *, lead(valid_from) OVER (PARTITION BY user_ref ORDER BY valid_from) AS nxt
        FROM read_csv('${input}/users.csv', header=true, columns={user_ref:VARCHAR, valid_from:DATE, municipality:VARCHAR, under_18_until:DATE}))
  WHERE valid_from <= DATE '${last}' AND coalesce(nxt > DATE '${first}', true);
-- A user who is the same all month, an article of one price, an area of one payer: one row each.
CREATE TEMP TABLE plain_users AS SELECT user_ref, municipality, coalesce(m >= DATE '${last}', false) AS minor FROM users
  WHERE f = DATE '${first}' AND u = DATE '${last}' AND (m IS NULL OR m < DATE '${first}' OR m >= DATE '${last}');
CREATE TEMP TABLE plain_articles AS
  SELECT a.article, a.area, p.per_day, adult.payer AS adult_payer, minor.payer AS minor_payer
  FROM articles a JOIN prices p ON p.article = a.article AND p.f = DATE '${first}' AND p.u = DATE '${last}'
  JOIN payers adult ON adult.area = a.area AND NOT adult.minor AND adult.f = DATE '${first}' AND adult.u = DATE '${last}'
  JOIN payers minor ON minor.area = a.area AND minor.minor AND minor.f = DATE '${first}' AND minor.u = DATE '${last}';
CREATE TEMP TABLE rentals AS
  SELECT rental_id, r.article, r.user_ref, care_unit, greatest("from", DATE '${first}') AS s, least(coalesce(returned_on, DATE '${last}'), coalesce(stop, DATE '${last}'), DATE '${last}') AS e,
         pa.article IS NOT NULL AND pu.user_ref IS NOT NULL AS plain, pa.area, pa.per_day,
         CASE WHEN pu.minor THEN pa.minor_payer ELSE pa.adult_payer END AS rule, pu.municipality
  FROM read_csv('${input}/rentals.csv', header=true, columns={rental_id:VARCHAR, article:VARCHAR, user_ref:VARCHAR, care_unit:VARCHAR, "from":DATE, pickup_ordered_on:DATE, returned_on:DATE}) r
  LEFT JOIN stops ON stops.ordered = r.pickup_ordered_on
  LEFT JOIN plain_articles pa ON pa.article = r.article
  LEFT JOIN plain_users pu ON pu.user_ref = r.user_ref
  WHERE "from" <= DATE '${last}' AND coalesce(returned_on >= DATE '${first}', true) AND coalesce(stop >= DATE '${first}', true)
    AND coalesce(pickup_ordered_on >= ${oldest}, true) AND greatest("from", DATE '${first}') <= least(coalesce(returned_on, DATE '${last}'), coalesce(stop, DATE '${last}'), DATE '${last}');
CREATE TEMP TABLE sums AS
  SELECT CASE rule WHEN 'municipality' THEN municipality ELSE rule END AS payer, care_unit, area, count(*) AS rentals, sum(e - s + 1) AS days,
         sum((2 * (e - s + 1)::BIGINT * per_day + ${days}) // ${2 * days}) AS ore
  FROM rentals WHERE plain GROUP BY ALL;
INSERT INTO sums
  WITH pieces AS (
    SELECT rental_id, care_unit, a.area, CASE w.payer WHEN 'municipality' THEN u.municipality ELSE w.payer END AS payer,
           greatest(r.s, p.f, u.f, w.f) AS f, least(r.e, p.u, u.u, w.u) AS t, p.per_day
    FROM rentals r JOIN articles a ON a.article = r.article JOIN prices p ON p.article = r.article AND p.f <= r.e AND p.u >= r.s
    JOIN (SELECT user_ref, f, least(u, m) AS u, municipality, true AS minor FROM users WHERE m >= f
          UNION ALL SELECT user_ref, greatest(f, coalesce(m + 1, f)), u, municipality, false FROM users WHERE coalesce(m < u, true)) u ON u.user_ref = r.user_ref AND u.f <= r.e AND u.u >= r.s
    JOIN payers w ON w.area = a.area AND w.minor = u.minor AND w.f <= r.e AND w.u >= r.s
    WHERE NOT plain AND greatest(r.s, p.f, u.f, w.f) <= least(r.e, p.u, u.u, w.u)),
  parts AS (SELECT rental_id, care_unit, area, payer, min(f) AS f, sum(t - f + 1) AS days, sum((t - f + 1)::BIGINT * per_day) AS weight FROM pieces GROUP BY ALL),
  charged AS (SELECT *, sum(weight) OVER (PARTITION BY rental_id) AS total FROM parts),
  shared AS (SELECT *, (2 * total + ${days}) // ${2 * days} AS ore FROM charged),
  cut AS (SELECT *, CASE WHEN total = 0 THEN 0 ELSE ore::HUGEINT * weight // total END AS part, CASE WHEN total = 0 THEN 0 ELSE ore::HUGEINT * weight % total END AS rest FROM shared),
  ranked AS (SELECT *, ore - sum(part) OVER (PARTITION BY rental_id) AS left_over, row_number() OVER (PARTITION BY rental_id ORDER BY rest DESC, f) AS place FROM cut)
  SELECT payer, care_unit, area, count(*), sum(days), sum(part + CASE WHEN place <= left_over THEN 1 ELSE 0 END) FROM ranked GROUP BY ALL;
COPY (SELECT '${period}' AS period, payer, care_unit, area AS product_area, sum(rentals)::BIGINT AS rentals, sum(days)::BIGINT AS days, sum(ore)::BIGINT AS amount_ore
      FROM sums GROUP BY payer, care_unit, area ORDER BY payer, care_unit, area) TO '${output}' (HEADER);
`;
for (const statement of sql.split(/;\s*\n/)) if (statement.trim()) await db.run(statement);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1000;
console.log(JSON.stringify({ seconds, peak_mb: peak }));
process.exit(0);
