import { describe, expect, it } from 'vitest';
import { htmlToVisibleText } from '../../src/email/html-text.ts';

function text(html: string): string {
  return htmlToVisibleText(html).text;
}

describe('words of HTML mail', () => {
  it('flow, break and keep their entities', () => {
    expect(
      text('<p>Hello   <b>Ann</b>&nbsp;&amp; co.</p><p>second<br>line</p><div>a</div><div>b</div>'),
    ).toBe('Hello Ann\u00A0& co.\n\nsecond\nline\n\na\nb');
  });

  it('keep the shape of lists and tables', () => {
    expect(text('<ul><li>one<li>two</ul><ol start="3"><li>three</li><li>four</li></ol>')).toBe(
      '- one\n- two\n\n3. three\n4. four',
    );
    expect(text('<table><tr><td>Scopes</td><td>7</td></tr><tr><td>App</td><td>Jump</td></tr></table>')).toBe(
      'Scopes 7\nApp Jump',
    );
  });

  it('show the address behind a link only where it differs from the words', () => {
    expect(text('<a href="https://app.example/x">Open the app</a>')).toBe(
      'Open the app (https://app.example/x)',
    );
    expect(text('<a href="https://www.app.example/">app.example</a>')).toBe('app.example');
    expect(text('<a href="mailto:ann@firm.example">ann@firm.example</a>')).toBe('ann@firm.example');
    expect(text('<a href="javascript:alert(1)">click</a>')).toBe('click');
  });

  it('carry "> " where they are quoted, once for each level', () => {
    expect(
      text(
        'new<div class="gmail_quote"><div>On Monday Ann wrote:</div><blockquote>old<blockquote>older</blockquote></blockquote></div>',
      ),
    ).toBe('new\nOn Monday Ann wrote:\n> old\n> > older');
  });

  it('are the own words of the writer where a blockquote only indents', () => {
    expect(text('<blockquote style="margin:0 0 0 40px;border:none;padding:0">mine</blockquote>')).toBe(
      'mine',
    );
  });

  it('stay quoted where only the quote itself is made unseen', () => {
    const html =
      'mine<blockquote style="font-size:0"><span style="font-size:14px">theirs</span></blockquote>';
    expect(text(html)).toBe('mine\n> theirs');
  });

  it('keep the lines of preformatted text', () => {
    expect(text('<pre>AADSTS65001\n  consent</pre>')).toBe('AADSTS65001\n  consent');
  });
});

describe('hidden HTML is no part of the text', () => {
  it.each([
    ['display none', '<div style="display:none">evil</div>'],
    ['display none with !important', '<div style="DISPLAY : none !important">evil</div>'],
    ['visibility hidden', '<span style="visibility:hidden">evil</span>'],
    ['opacity 0', '<span style="opacity:0">evil</span>'],
    ['font size 0', '<span style="font-size:0">evil</span>'],
    ['font size 1px', '<span style="font-size:1px">evil</span>'],
    ['the hidden attribute', '<p hidden>evil</p>'],
    ['white on white', '<span style="color:#fff">evil</span>'],
    ['nearly white on white', '<font color="#fefefe">evil</font>'],
    ['its own background', '<td style="background:#003366;color:rgb(0,51,102)">evil</td>'],
    ['the background of something around it', '<div bgcolor="black"><i style="color:black">evil</i></div>'],
    ['off screen', '<div style="position:absolute;left:-9999px">evil</div>'],
    ['indented away', '<div style="text-indent:-9999px">evil</div>'],
    ['squeezed', '<div style="max-height:0;overflow:hidden">evil</div>'],
    ['mso-hide', '<div style="mso-hide:all">evil</div>'],
    ['a script', '<script>evil</script>'],
    ['a style sheet', '<style>.evil{}</style>'],
    ['a template', '<template>evil</template>'],
    ['a title', '<title>evil</title>'],
    ['a comment', '<!-- evil --><!--[if mso]>evil<![endif]-->'],
    ['a class', '<style>.x, p.y { display: none }</style><p class="a x">evil</p><p class="y">evil</p>'],
    ['something in something hidden', '<div style="display:none"><p style="display:block">evil</p></div>'],
  ])('%s', (_name, html) => {
    expect(text(`before ${html} after`).replace(/\s+/g, ' ')).toBe('before after');
  });

  it.each([
    ['white on a dark background', '<td bgcolor="#003366"><font color="white">seen</font></td>'],
    ['white on a picture', '<td background="x.png"><font color="white">seen</font></td>'],
    [
      'an ordinary size inside a size of 0',
      '<div style="font-size:0"><span style="font-size:14px">seen</span></div>',
    ],
    [
      'visible inside invisible',
      '<div style="visibility:hidden"><b style="visibility:visible">seen</b></div>',
    ],
    [
      'a class that hides only on phones',
      '<style>@media (max-width:9px){.m{display:none}}</style><p class="m">seen</p>',
    ],
  ])('but %s is', (_name, html) => {
    expect(text(html)).toBe('seen');
  });
});

describe('hostile HTML', () => {
  it('stops at a depth that no real mail has, and says so', () => {
    const started = performance.now();
    const { cut } = htmlToVisibleText(`start${'<b>'.repeat(200_000)}deep`);
    expect(cut).toBe(true);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('stops at a length that no real mail has, and says so', () => {
    const result = htmlToVisibleText(`<p>${'word '.repeat(1_000_000)}</p>`);
    expect(result.cut).toBe(true);
    expect(result.text.startsWith('word word')).toBe(true);
  });

  it('reads what is left open', () => {
    expect(text('<div><p>half a <a href="https://x.example">lin')).toBe('half a lin (https://x.example)');
  });
});
