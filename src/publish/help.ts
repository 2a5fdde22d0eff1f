import type { CommandName } from './arguments.ts';

export const GENERAL_HELP = `carrel: a reader for articles, as a folder of static files

  carrel publish posts --out site     turn a folder of Markdown into a site
  carrel publish https://example.org/feed.xml --out site      or a feed, or a list of feeds
  carrel serve site                   read it on this machine
  carrel check feed.json              say whether a bundle is valid

Commands
  publish SOURCE... --out DIR   sources -> a complete site folder
  serve DIR                     serve a published folder as a good static host would
  check FILE...                 check bundles (JSON Feed) and say what is wrong, by path
  merge DIR... --out DIR        shards -> one site

carrel COMMAND --help shows the examples of one command. carrel --version tells the version.
Exit codes: 0 done, 1 some content was refused or lost (the report says what), 2 the command itself was wrong.`;

const PUBLISH = `carrel publish SOURCE... --out DIR

A SOURCE is a folder, a file or an address: Markdown (Hugo, Jekyll, Astro or none), web pages, plain text,
feeds, lists of feeds, WordPress. What it is is seen from its content.

  carrel publish posts --out site
      every article under posts/, newest first; drafts and articles dated in the future are left out and counted

  carrel publish saved-pages --out site
      web pages (the article is found in each, menus and forms stay out), also among Markdown; or pages saved as plain text

  carrel publish posts notes/one.md feed.json --out site
      several sources, one edition

  carrel publish https://example.org/feed.xml --out site
      a feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) with all its pages; a file does as well

  carrel publish subscriptions.opml --out site
      every feed in a list (OPML); one that cannot be read is named, and does not stop the others

  carrel publish https://blog.example.org/ --out site
      a WordPress by its address: all posts and pages that everybody may read, with pictures, topics and authors

  carrel publish export.xml --out site
      a WordPress by its export (in WordPress: Tools, Export), also where its REST interface is switched off

  carrel publish posts --out site --url https://example.org/
      also canonical addresses, sitemap.xml, and absolute addresses in the feeds

  carrel publish posts --out site --base /reading/
      for a site that lives under https://host/reading/

  carrel publish posts --out site --watch
      the site follows what is written, save by save

  carrel publish posts --out site --previous https://example.org/
      from an empty folder, as CI does: readers in the middle of the last edition are not cut off

  carrel publish posts --out part-1 --shard 1/2       (on one machine)
  carrel publish posts --out part-2 --shard 2/2       (on another)
  carrel merge part-1 part-2 --out site
      a site too large for one machine

  carrel publish posts --out site --json > report.json
      the report as data: counts, and what was changed, lost, refused or left out, article by article

Pictures, those of other sites too, come along in the sizes that screens need when sharp is installed (npm install sharp).

Options
  -o, --out DIR       where the site goes; files that have not changed are not written again
  --url URL           the site's public address
  --base /path/       the path at which the site will lie (default: the path of --url, else /)
  --config FILE       settings (default: carrel.json here, else in the first SOURCE)
  --from KIND         wordpress, wxr, rss, jsonfeed, opml, markdown, html, text …, where looking at the content is not enough
  --json              print the report as JSON
  --no-offline        retire the service worker: the site needs the network again
  --no-oembed         leave out oembed/, one file less for each article
  --jobs N            how many cores work at once (default: those there are, four at most)
  --watch             publish again whenever a source changes, until Ctrl+C
  --shard I/N         publish the Ith of N parts; carrel merge makes one site of them
  --previous DIR|URL  the last edition, where DIR is empty (as in CI): what has not changed is taken from it, and its
                      files stay for readers who are in the middle of it

A source that cannot be read to its end (connection cut, XML that breaks off) leaves the published site as it was.

carrel.json, all optional:
  { "title": "The Example", "description": "…", "language": "en", "timezone": "Europe/Paris",
    "url": "https://example.org/", "base": "/", "icon": "icon.png", "contact": "desk@example.org",
    "redirects": { "old-slug": "new-slug" },
    "comments": { "kind": "wordpress", "url": "https://example.org/wp-json/wp/v2/comments", "requireEmail": true } }

Exit codes: 0 done, 1 some content was refused or lost, 2 the command itself was wrong.`;

const CHECK = `carrel check FILE...

  carrel check feed.json
  carrel check site/bundles/*.json site/edition.json
  carrel check --json feed.json          the problems as data

Says for each file whether it is a valid bundle (JSON Feed 1.0 or 1.1, with or without Carrel's additions) or
edition.json, and names every problem by its path and reason. Exit codes: 0 all valid, 1 problems, 2 wrong command.`;

const SERVE = `carrel serve DIR [--port N]

  carrel serve site                  on http://localhost:4173, or the next free port
  carrel serve site --port 8080      on this port, or not at all

Serves a published folder with the headers of its _headers, compressed, with 404.html for what is not there.
A site published with --base /reading/ is served under /reading/. Ctrl+C ends it.`;

const MERGE = `carrel merge DIR... --out DIR

  carrel merge shard-1 shard-2 shard-3 --out site
      the same site, byte for byte, that carrel publish makes without --shard

  carrel merge shard-* --out site --previous https://example.org/
      from an empty folder: the last edition's files stay for a day, for readers in the middle of it

Each DIR was made by carrel publish SOURCE... --shard I/N --out DIR, of the same sources and settings. All N must be there.

Options
  -o, --out DIR       where the site goes
  --previous DIR|URL  the last edition, where --out begins empty
  --json              print the joined report as JSON

Exit codes: 0 done, 1 some content was refused or lost in a shard, 2 the command itself was wrong.`;

export const HELP: Record<CommandName, string> = { publish: PUBLISH, check: CHECK, serve: SERVE, merge: MERGE };
