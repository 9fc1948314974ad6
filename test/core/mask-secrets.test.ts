import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../src/core/mask-secrets.ts';

describe('masking secrets', () => {
  it.each([
    ['my password is Hunter2! and it fails', 'my password is •••••••• and it fails'],
    ['Password: summerRain', 'Password: ••••••••••'],
    ['Passwort lautet "geheim123"', 'Passwort lautet "•••••••••"'],
    ['mi contraseña es Verano2026', 'mi contraseña es ••••••••••'],
    ['the verification code is 482913.', 'the verification code is ••••••.'],
    ['482 913 is your Jump sign-in code', '••• ••• is your Jump sign-in code'],
    ['The one-time passcode they texted: 5521', 'The one-time passcode they texted: ••••'],
    ['card 4111 1111 1111 1111 exp 12/27', 'card •••• •••• •••• •••• exp 12/27'],
    [
      'bot token xoxb-12345678-abcdefgh ok',
      `bot token ${'•'.repeat(4)}-${'•'.repeat(8)}-${'•'.repeat(8)} ok`,
    ],
    ['key AKIAIOSFODNN7EXAMPLE here', `key ${'•'.repeat(20)} here`],
    ['smtp://me:s3cret@mail.example', 'smtp://me:••••••@mail.example'],
  ])('hides what is one: %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    'AADSTS90094: the error code is 90094, error code 650056',
    'My password is expired and the password is not accepted',
    'He changed the password. Password reset did not help',
    'I enter the code from my phone and it says code 53003',
    'Ticket 4829130 of 2026-11-24, call +1 555 010 4422 or (312) 555-0188',
    'Tenant 72f988bf-86f1-41af-91ab-2d7cd011db47, correlation id 4111-1111-1111-1112',
    'We have 9 of 9 permissions; order number 4111111111111112',
    'Use the security code screen, then click Accept; 7 permissions are ticked',
    'Invoice 1234567890123456 was paid on 11/20/2026',
    'sign in with a code at https://app.example/login?code=12',
  ])('leaves alone what is none: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('keeps every text as long as it was, so that evidence keeps its place', () => {
    const text = 'A 🙂 password: Ünïcode99 🙂 then 4111111111111111, code de vérification : 992 113.';
    const masked = maskSecrets(text);
    expect(masked).toHaveLength(text.length);
    expect(masked).not.toMatch(/Ünïcode99|4111|992/);
    expect(masked.startsWith('A 🙂 password: ')).toBe(true);
  });

  it('is quick with a text made to be slow', () => {
    const startedAt = performance.now();
    for (const part of [
      '4 ',
      'password is ',
      'verification code ',
      'eyJaaaaaaaa.',
      'a://b:',
      '-----BEGIN PRIVATE KEY-----',
    ])
      maskSecrets(part.repeat(40_000));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
