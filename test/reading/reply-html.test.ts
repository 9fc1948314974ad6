import { describe, expect, it } from 'vitest';
import { htmlToVisibleText } from '../../src/email/html-text.ts';
import { newWords } from '../../src/reading/new-words.ts';
import { textParts } from '../../src/reading/text-parts.ts';
import { aMessage } from '../support/a-message.ts';

const voices = { ownAddresses: ['support@desk.example'], deskNames: ['Jump'] };
const ADDRESS = '&lt;<a href="mailto:support@desk.example">support@desk.example</a>&gt;';
const DESK_WORDS = 'Please ask your admin.';

const CLIENTS: [string, string][] = [
  [
    'Gmail',
    `<div dir="ltr">It fails.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Mar 2, 2026 at 10:14 AM Jump Support ${ADDRESS} wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>${DESK_WORDS}</div></blockquote></div>`,
  ],
  [
    'Outlook for Windows',
    `<div class="WordSection1"><p class="MsoNormal">It fails.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Jump Support ${ADDRESS} <br><b>Sent:</b> Monday, March 2, 2026 10:14 AM<br><b>To:</b> Ann Miller &lt;ann@firm.example&gt;<br><b>Subject:</b> RE: login<o:p></o:p></p></div><p class="MsoNormal">${DESK_WORDS}</p></div>`,
  ],
  [
    'Outlook on the web',
    `<div class="elementToProof">It fails.</div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Jump Support ${ADDRESS}<br><b>Sent:</b> Monday, March 2, 2026 10:14 AM<br><b>To:</b> Ann Miller<br><b>Subject:</b> Re: login</font><div>&nbsp;</div></div><div>${DESK_WORDS}</div>`,
  ],
  [
    'Outlook for iOS',
    `<div>It fails.</div><div id="ms-outlook-mobile-signature"><div></div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Jump Support ${ADDRESS}<br><b>Sent:</b> Monday, March 2, 2026 10:14:08 AM<br><b>To:</b> Ann Miller<br><b>Subject:</b> Re: login</div><p>${DESK_WORDS}</p>`,
  ],
  [
    'Apple Mail',
    `<div>It fails.</div><div><br><blockquote type="cite"><div>On Mar 2, 2026, at 10:14 AM, Jump Support ${ADDRESS} wrote:</div><br class="Apple-interchange-newline"><div><div>${DESK_WORDS}</div></div></blockquote></div>`,
  ],
  [
    'iPhone',
    `<div dir="ltr">It fails.</div><div dir="ltr"><br>Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On Mar 2, 2026, at 10:14 AM, Jump Support ${ADDRESS} wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${DESK_WORDS}</div></blockquote>`,
  ],
  [
    'Yahoo',
    `<div class="ydp">It fails.</div><div class="yahoo_quoted"><div>On Monday, March 2, 2026 at 10:14:08 AM EST, Jump Support ${ADDRESS} wrote: </div><div><br></div><div>${DESK_WORDS}</div></div>`,
  ],
  [
    'Proton Mail',
    `<div>It fails.</div><div class="protonmail_signature_block">Sent with <a href="https://proton.me/">Proton Mail</a> secure email.</div><div class="protonmail_quote">On Monday, March 2nd, 2026 at 10:14 AM, Jump Support ${ADDRESS} wrote:<br><blockquote class="protonmail_quote" type="cite">${DESK_WORDS}</blockquote></div>`,
  ],
  [
    'Thunderbird',
    `<p>It fails.</p><div class="moz-cite-prefix">On 3/2/2026 10:14 AM, Jump Support wrote:<br></div><blockquote type="cite" cite="mid:x"><p>${DESK_WORDS}</p></blockquote>`,
  ],
  [
    'a firm that warns of mail from outside',
    `<table><tr><td style="background:#ffeb9c"><b>CAUTION:</b> This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.</td></tr></table><div>It fails.</div><div><b>From:</b> Jump Support ${ADDRESS}<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> login</div><p>${DESK_WORDS}</p>`,
  ],
];

describe('an answer written in HTML', () => {
  it.each(CLIENTS)('by %s is parted from what it quotes', (_, html) => {
    const message = aMessage({ text: htmlToVisibleText(html).text, subject: 'Re: login' });
    expect(newWords(message, voices)).toBe('It fails.');
    const desk = textParts(message, voices).filter(({ author }) => author === 'desk');
    expect(desk.map(({ start, end }) => message.text.slice(start, end)).join(' ')).toContain(DESK_WORDS);
  });
});
