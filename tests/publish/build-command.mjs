// Builds the command alone, into the folder that is given.
import { createBuilder } from 'vite';

const environments = { command: { build: { outDir: process.argv[2] } } };
const builder = await createBuilder({ logLevel: 'error', mode: 'production', environments });
await builder.build(builder.environments.command);
