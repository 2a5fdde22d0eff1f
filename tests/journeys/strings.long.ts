import { strings } from '../strings.ts';
import { expectEachArrives } from './odd-strings.ts';
import { withTalk as test } from './talk.ts';

test('every odd string arrives at the place as it was typed, but for halves of characters, and no empty one does', async ({
  page,
  talk,
  site,
}) => {
  await expectEachArrives(page, talk, site.folder, strings);
});
