import { expect, test } from 'vitest';
import { typedText } from '../../../src/playground/slack/typed-text.ts';
import { USERS } from '../../../src/playground/slack/workspace.ts';

test.each([
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['<!channel> <@U07ANARUIZ>', '&lt;!channel&gt; &lt;@U07ANARUIZ&gt;'],
  ['see https://login.example/a?b=1&c=2.', 'see <https://login.example/a?b=1&amp;c=2>.'],
  ['<https://a.example/x>', '&lt;<https://a.example/x>&gt;'],
  ['write to mia@firm.example', 'write to <mailto:mia@firm.example|mia@firm.example>'],
  ['@mia.chen and @nobody', '<@U07MIACHEN> and @nobody'],
])('%s is passed on as %s', (typed, passed) => {
  expect(typedText(typed, USERS)).toBe(passed);
});
