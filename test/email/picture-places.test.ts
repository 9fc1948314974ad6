import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/core/canonical-text.ts';
import type { Message } from '../../src/core/message.ts';
import { readMail } from '../../src/email/read-mail.ts';
import { anItem } from '../support/an-item.ts';
import { ONE_PIXEL as PNG } from '../support/pictures.ts';

const ITEM = anItem();
const NONCHARACTERS = /[\uFDD0-\uFDEF]/;

async function read(content: string): Promise<Message> {
  const raw = Buffer.from(`From: Ann Lee <ann@firm.example>\r\n${content}`);
  return (await readMail(ITEM, raw, { trustedAuthServers: [] })).message;
}

/** Each picture's name with the words right before its place, and those right after. */
async function places(content: string): Promise<Record<string, [string, string] | null>> {
  const { text, attachments } = await read(content);
  const around = (at: number): [string, string] => [
    text.slice(Math.max(0, at - 10), at),
    text.slice(at, at + 10),
  ];
  return Object.fromEntries(attachments.map(({ name, at }) => [name, at === null ? null : around(at)]));
}

function picture(name: string, contentId: string | null = null, disposition = 'inline'): string {
  const id = contentId === null ? '' : `Content-ID: <${contentId}>\r\n`;
  return `Content-Type: image/png; name="${name}"\r\nContent-Disposition: ${disposition}; filename="${name}"\r\n${id}Content-Transfer-Encoding: base64\r\n\r\n${PNG}`;
}

let boundaries = 0;
function multipart(type: string, ...parts: string[]): string {
  const boundary = `B${boundaries++}`;
  const all = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${all}--${boundary}--`;
}

const html = (source: string) => `Content-Type: text/html; charset=utf-8\r\n\r\n${source}`;
const plain = (words: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`;

const ID = '01DA7C3F.9B1E4D20';
const P = (words: string) => `<p class=MsoNormal>${words}<o:p></o:p></p>`;
const OUTLOOK = {
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal { margin:0in; } --></style></head><body lang=EN-US><div class="WordSection1">
${P('Hello,')}${P('&nbsp;')}
${P('this is what I see when I sign in to Jump:')}
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1026"><v:imagedata src="cid:image001.png@${ID}"/></v:shape><![endif]-->
<![if !vml]><img width=624 height=410 src="cid:image001.png@${ID}" alt="A screenshot"><![endif]><o:p></o:p></p>
${P('What should our IT person do?')}
${P('Best regards,')}${P('<b>Ann Lee</b>')}
${P(`<img width=120 height=40 src="CID:image002.png%40${ID}">`)}
${P('Harbor Wealth Partners')}
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Bob Cruz &lt;bob@firm.example&gt;<br><b>Subject:</b> Jump</p></div>
${P('Same here:')}${P(`<img src="cid:image003.png@${ID}">`)}${P(`<img src="cid:image002.png@${ID}">`)}</div></body></html>`,
  plain: [
    'Hello,\r\n\r\nthis is what I see when I sign in to Jump:\r\n[A screenshot]\r\nWhat should our IT person do?',
    `Best regards,\r\nAnn Lee\r\n[cid:image002.png@${ID}]\r\nHarbor Wealth Partners`,
    `From: Bob Cruz <bob@firm.example>\r\nSubject: Jump\r\nSame here:\r\n[cid:image003.png@${ID}]`,
  ].join('\r\n'),
  files: [1, 2, 3].map((at) => picture(`image00${at}.png`, `image00${at}.png@${ID}`)),
};

describe('a picture in the HTML of Outlook stands', () => {
  it('in the letter, in the signature or in the quoted mail, at the words above it', async () => {
    expect(await places(multipart('related', html(OUTLOOK.html), ...OUTLOOK.files))).toEqual({
      'image001.png': ['n to Jump:', '\n\nWhat sho'],
      'image002.png': ['s,\n\nAnn Lee', '\n\nHarbor W'].map((words) => words.slice(-10)),
      'image003.png': ['Same here:', ''],
    });
  });

  it('at the same words of the plain text that is shown instead, or at its mark there', async () => {
    const both = multipart('alternative', plain(OUTLOOK.plain), html(OUTLOOK.html));
    expect(await places(multipart('related', both, ...OUTLOOK.files))).toEqual({
      'image001.png': ['n to Jump:', '\n[A screen'],
      'image002.png': ['s,\nAnn Lee\n'.slice(-10), '[cid:image'],
      'image003.png': ['Same here:\n'.slice(-10), '[cid:image'],
    });
  });
});

const GMAIL = {
  html: `<div dir="ltr"><div>Hi team,</div><div><br></div><div>our admin has set it up, see <b>below</b>:</div><div><img src="cid:ii_m1" alt="image.png" width="442"><br></div><div>and then</div><div><img src="cid:ii_m2" alt="image.png" width="442"></div><div>Thanks</div>-- <br><div dir="ltr" class="gmail_signature"><div>Ann Lee</div><img src="https://firm.example/logo.png"></div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, May 4, 2026 at 9:00 AM Desk &lt;help@desk.example&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid rgb(204,204,204)"><div>Please send this page:</div><img src="cid:ii_q1"></blockquote></div>`,
  plain:
    'Hi team,\r\n\r\nour admin has set it up, see *below*:\r\n[image: image.png]\r\nand then\r\n[image: image.png]\r\nThanks\r\n-- \r\nAnn Lee\r\n\r\nOn Mon, May 4, 2026 at 9:00 AM Desk <help@desk.example> wrote:\r\n\r\n> Please send this page:\r\n> [image: step.png]',
};

describe('a picture in a mail of Gmail stands', () => {
  const files = [picture('image.png', 'ii_m1'), picture('image.png', 'ii_m2'), picture('step.png', 'ii_q1')];

  it.each([
    ['HTML', html(GMAIL.html), ['see below:', 'and then', 'this page:']],
    ['plain text', plain(GMAIL.plain), ['*below*:\n', 'and then\n', 'page:\n> ']],
    [
      'plain text beside its HTML',
      multipart('alternative', plain(GMAIL.plain), html(GMAIL.html)),
      ['*below*:\n', 'and then\n', 'page:\n> '],
    ],
  ])('where its %s shows it, quotes included', async (_, body, before) => {
    const { text, attachments } = await read(multipart('related', body, ...files));
    const upTo = attachments.map(({ at }) => text.slice(0, at ?? 0));
    expect(upTo.map((words, index) => words.endsWith(before[index] ?? 'nowhere'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(text.slice(attachments[1]?.at ?? 0)).toContain('Thanks');
  });
});

describe('other mails', () => {
  it('of Apple Mail: a part among others, or named in angle brackets', async () => {
    const parts = [plain('This is the page:'), picture('IMG_1.png'), plain('Sent from my iPhone')];
    expect(await places(multipart('mixed', ...parts))).toEqual({
      'IMG_1.png': [' the page:', '\n\nSent fro'],
    });
    const named = plain('page:\r\n<shot 1.png>\r\nbye');
    expect(await places(multipart('mixed', named, picture('shot 1.png', null, 'attachment')))).toEqual({
      'shot 1.png': ['page:\n', '<shot 1.pn'],
    });
  });

  it('a picture in a data: address', async () => {
    const source = `<p>see</p><img src="data:image/png;base64,${PNG}"><p>here</p>`;
    expect(await places(html(source))).toEqual({ 'picture.png': ['see', '\n\nhere'] });
    expect(await places(multipart('alternative', plain('see\r\nhere'), html(source)))).toEqual({
      'picture.png': ['see', '\nhere'],
    });
  });

  it('nothing but a picture', async () => {
    expect(await places(multipart('related', html('<img src="cid:a">'), picture('a.png', 'a')))).toEqual({
      'a.png': ['', ''],
    });
  });

  it('forwarded with another mail', async () => {
    const inner = `Content-Type: message/rfc822\r\n\r\nFrom: bob@firm.example\r\n${multipart('related', html('<p>inside</p><img src="cid:a">'), picture('in.png', 'a'))}`;
    const outer = multipart('related', html('<p>outside</p><img src="cid:a">'), picture('out.png', 'a'));
    expect(await places(multipart('mixed', outer, inner))).toMatchObject({
      'out.png': ['outside', '\n\n--------'],
      'in.png': ['To:\n\ninside'.slice(-10), ''],
    });
  });

  it('a picture that is attached, hidden, elsewhere or never shown has no place', async () => {
    const source =
      '<p>hi</p><div style="display:none"><img src="cid:hidden"></div><img src="https://x.example/cid:attached">';
    const files = [
      picture('attached.png', null, 'attachment'),
      picture('hidden.png', 'hidden'),
      picture('other.png', 'other'),
    ];
    expect(await places(multipart('mixed', html(source), ...files))).toEqual({
      'attached.png': null,
      'hidden.png': null,
      'other.png': null,
    });
    const list = [plain('hello'), picture('a.png', null, 'attachment'), plain('List footer')];
    expect(await places(multipart('mixed', ...list))).toEqual({ 'a.png': null });
  });

  it('a picture in the part of a very long mail that is left out has no place', async () => {
    const long = (mark: string) => `<p>${'word '.repeat(15_000)}</p>${mark}<p>${'more '.repeat(15_000)}</p>`;
    const body = html(`<p>top</p><img src="cid:a">${long('<img src="cid:b">')}<p>end</p><img src="cid:c">`);
    const files = ['a', 'b', 'c'].map((id) => picture(`${id}.png`, id));
    const found = await places(multipart('related', body, ...files));
    expect(found).toMatchObject({
      'a.png': ['top', expect.any(String)],
      'b.png': null,
      'c.png': [expect.stringMatching(/end$/), ''],
    });
  });
});

describe('a place is nobody’s to make up', () => {
  it.each([
    ['as characters', '\uFDD0\uFDE0\uFDD1'],
    ['as references', '&#xFDD0;&#64992;&#xfdd1'],
    ['in pieces', '&#xFD&#xFDD0;D0;\uFDE0&#xFD\uFDD0D1;'],
  ])('%s', async (_, forged) => {
    const body = html(`<p>top ${forged}</p><p>then</p><img src="cid:a"><p>end</p><img src="${forged}">`);
    const { text, attachments } = await read(multipart('related', body, picture('a.png', 'a')));
    expect(text.slice(0, attachments[0]?.at ?? 0)).toMatch(/then$/);
    expect(text).not.toMatch(NONCHARACTERS);
  });

  it('whatever a mail is made of: its text has no marks and is as without pictures, its places lie in it', async () => {
    const piece = fc.constantFrom(
      '<img src="cid:a">',
      '<img src="cid:b">',
      `<img src="data:image/png;base64,${PNG}">`,
      '<p>',
      '</p>',
      '<div>words</div>',
      '<blockquote>',
      '</blockquote>',
      '<br>',
      'e',
      '\u0301',
      ' ',
      '<pre>  a\n b</pre>',
      '<ol><li>one</ol>',
      '<a href="https://x.example/a">link</a>',
      '\uFDD0\uFDE1\uFDD1',
      '&#xFDD0;',
      '😀',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.boolean(), async (pieces, withPlain) => {
        const source = pieces.join('');
        const body = withPlain
          ? multipart('alternative', plain('words one link\r\n> words'), html(source))
          : html(source);
        const { text, attachments } = await read(
          multipart('related', body, picture('a', 'a'), picture('b', 'b')),
        );
        expect(text).not.toMatch(NONCHARACTERS);
        expect(canonicalText(text)).toBe(text);
        const bare = source.replace(/<img[^>]*>/g, '<img>');
        if (!withPlain) expect(text).toBe((await read(html(bare))).text);
        for (const { at } of attachments) {
          if (at !== null) expect(at >= 0 && at <= text.length).toBe(true);
        }
        if (!withPlain)
          expect(attachments.filter(({ at }) => at !== null).length > 0).toBe(source.includes('<img'));
      }),
      { numRuns: 200 },
    );
  });
});
