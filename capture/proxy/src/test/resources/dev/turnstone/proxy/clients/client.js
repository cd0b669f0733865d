// Does with the Node.js client what the other clients of this test do.
const { Client } = require('@opensearch-project/opensearch');

async function status(asked) {
  try {
    return (await asked).statusCode;
  } catch (error) {
    return error.statusCode;
  }
}

async function main() {
  const node = process.argv[2];
  const index = 'node';
  const client = new Client({ node });
  const before = await status(client.indices.exists({ index }));
  await client.index({ index, id: '1', body: { n: 1 } });
  const there = await status(client.exists({ index, id: '1' }));
  const got = await client.get({ index, id: '1' });
  await client.bulk({
    body: [
      { index: { _index: index, _id: '2' } }, { n: 2 },
      { index: { _index: index, _id: '3' } }, { n: 3 },
    ],
  });
  await client.indices.refresh({ index });
  const found = await client.search({ index, body: { query: { match_all: {} } } });
  const first = await client.search({ index, scroll: '1m', body: { size: 1 } });
  const next = await client.scroll({ body: { scroll_id: first.body._scroll_id, scroll: '1m' } });
  await client.clearScroll({ body: { scroll_id: [next.body._scroll_id] } });
  await client.delete({ index, id: '1' });
  const gone = await status(client.get({ index, id: 'nothing' }));
  const hits = found.body.hits.hits.length;
  console.log(`${before} ${there} ${got.body._source.n} ${hits} ${next.body.hits.hits.length} ${gone}`);

  const compressing = new Client({ node, compression: 'gzip', suggestCompression: true });
  await compressing.index({ index, id: '4', body: { t: 'x'.repeat(2000) } });
  const large = await compressing.get({ index, id: '4' });
  console.log(large.body._source.t.length);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
