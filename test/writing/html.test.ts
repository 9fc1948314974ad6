import { describe, expect, it } from 'vitest';
import { box } from '../../src/writing/box.ts';
import { textToHtml } from '../../src/writing/html.ts';

/** The HTML without its inline styles. */
function html(text: string): string {
  return textToHtml(text).replace(/ style="[^"]*"/g, '');
}

describe('text as HTML', () => {
  it('keeps paragraphs and line breaks', () => {
    expect(html('Hi Ann,\n\nBest regards,\nKim')).toBe(
      '<div>\n<p>Hi Ann,</p>\n<p>Best regards,<br>Kim</p>\n</div>',
    );
  });

  it('makes lists of numbered lines and bullets, from the number they start with', () => {
    expect(html('Do this:\n2. One\n3. Two\n\n- a\n- b')).toBe(
      '<div>\n<p>Do this:</p>\n<ol start="2">\n<li>One</li>\n<li>Two</li>\n</ol>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</div>',
    );
  });

  it('sets the note to forward off as a box', () => {
    expect(html(`Bye\n\n${box('Note', 'Hello,\n\n1. a\n2. b')}\n\nP.S.`)).toBe(
      '<div>\n<p>Bye</p>\n<blockquote>\n<p><strong>Note</strong></p>\n<p>Hello,</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n</blockquote>\n<p>P.S.</p>\n</div>',
    );
  });

  it('shows a box that an agent left open as plain text', () => {
    expect(html('----- Note -----\n\ntext')).toBe('<div>\n<p>----- Note -----</p>\n<p>text</p>\n</div>');
  });

  it('escapes everything', () => {
    expect(html('<script>"a" & \'b\'</script>')).toBe(
      '<div>\n<p>&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;</p>\n</div>',
    );
  });

  it('links http and https only, without the punctuation after them', () => {
    expect(html('See (https://a.example/x?a=1&b=2). Not javascript:alert(1)')).toBe(
      '<div>\n<p>See (<a href="https://a.example/x?a=1&amp;b=2">https://a.example/x?a=1&amp;b=2</a>). Not javascript:alert(1)</p>\n</div>',
    );
  });

  it('cannot be broken out of through an address', () => {
    expect(html('https://a.example/"onmouseover="x')).toBe(
      '<div>\n<p><a href="https://a.example/">https://a.example/</a>&quot;onmouseover=&quot;x</p>\n</div>',
    );
  });
});
