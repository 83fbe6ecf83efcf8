// PouchDB as a peer: a server (express-pouchdb on LevelDB), and clients that push, pull, and pass changes on.
//   serve FOLDER            prints {"port": …} once it listens, ends with its standard input
//   push URL FOLDER FILE    the documents of FILE (JSON lines) from a local database to the server: {"seconds", "count"}
//   pull URL FOLDER FILE    the documents of FILE, put at the server first, into a local database: {"seconds", "count"}
//   live URL FOLDER COUNT   COUNT changes from one client to another, both live both ways: {"milliseconds": […]}
"use strict";

const express = require("express");
const expressPouchDB = require("express-pouchdb");
const fs = require("fs");
const path = require("path");
const PouchDB = require("pouchdb");

const BATCH = 1000;
const WARM_UP = 5;
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");
const seconds = (start) => Number(process.hrtime.bigint() - start) / 1e9;
const local = (folder, name) => new PouchDB(path.join(folder, name));
const documents = (file) => fs.readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

async function put(database, all) {
  for (let first = 0; first < all.length; first += BATCH) {
    const answers = await database.bulkDocs(all.slice(first, first + BATCH));
    if (answers.some((answer) => answer.error)) throw new Error("a document was not taken");
  }
}

async function timed(replicate, target) {
  const start = process.hrtime.bigint();
  await replicate();
  const took = seconds(start);
  say({ seconds: took, count: (await target.info()).doc_count });
}

async function serve(folder) {
  const Databases = PouchDB.defaults({ prefix: folder + path.sep });
  const server = express();
  server.use("/", expressPouchDB(Databases, {
    mode: "minimumForPouchDB",
    inMemoryConfig: true,
    logPath: path.join(folder, "log.txt"),
  }));
  const listening = server.listen(0, "127.0.0.1", () => say({ port: listening.address().port }));
  process.stdin.resume().on("end", () => process.exit(0));
}

async function push(url, folder, file) {
  const source = local(folder, "outbox");
  const server = new PouchDB(url);
  await server.info();
  await put(source, documents(file));
  await timed(() => source.replicate.to(server, { batch_size: BATCH }), server);
}

async function pull(url, folder, file) {
  const server = new PouchDB(url);
  await put(server, documents(file));
  const target = local(folder, "copy");
  await timed(() => target.replicate.from(server, { batch_size: BATCH }), target);
}

async function live(url, folder, count) {
  const [here, there] = [local(folder, "here"), local(folder, "there")];
  await new PouchDB(url).info();
  const lines = [here, there].map((database) => database.sync(url, { live: true, retry: true }));
  const waiting = new Map();
  const watch = there.changes({ live: true, since: "now" });
  watch.on("change", (change) => waiting.get(change.id)?.());
  const milliseconds = [];
  for (let number = 0; number < Number(count) + WARM_UP; number += 1) {
    const id = `change-${number}`;
    const seen = new Promise((resolve) => waiting.set(id, resolve));
    const start = process.hrtime.bigint();
    await here.put({ _id: id, kind: "request.advance", state: "serving" });
    await seen;
    if (number >= WARM_UP) milliseconds.push(seconds(start) * 1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  say({ milliseconds });
  watch.cancel();
  lines.forEach((line) => line.cancel());
}

const [what, ...given] = process.argv.slice(2);
({ serve, push, pull, live })[what](...given).then(
  () => what === "serve" || process.exit(0),
  (error) => { process.stderr.write(String(error.stack || error) + "\n"); process.exit(1); },
);
