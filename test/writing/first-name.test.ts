import { expect, it } from 'vitest';
import { firstName } from '../../src/writing/first-name.ts';

it.each([
  ['Ann Lee', 'Ann'],
  ['LEE, ANN', 'Ann'],
  ['Lee, Ann (Harbor Wealth)', 'Ann'],
  ['van der Berg, Joost', 'Joost'],
  ['"Ann Lee"', 'Ann'],
  ['ann lee', 'Ann'],
  ['MARY-JANE O’NEIL', 'Mary-Jane'],
  ['José García', 'José'],
  ['Dr. Ann Lee, CFP®', 'Ann'],
  ['AJ Smith', 'AJ'],
  ['Ann', 'Ann'],
  ['李雷', '李雷'],
])('%s is greeted as %s', (name, first) => {
  expect(firstName(name)).toBe(first);
});

it.each([
  null,
  '',
  'ann@lee-wealth.example',
  'Harbor Wealth Partners LLC',
  'Support Team',
  'Ann & Bob Lee',
  'J. Smith',
  'alee',
  'ann84',
  'Lee, CFP',
  'Ann Lee, Contoso',
  'Click https://evil.example now',
  'IT Helpdesk',
  '<script>alert(1)</script>',
  'A'.repeat(80),
])('%s is greeted neutrally', (name) => {
  expect(firstName(name)).toBeNull();
});
