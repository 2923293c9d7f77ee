import * as z from 'zod';

/**
 * An address that mail can go to, in any script: domains such as `почта.рф` stand as they are written or as
 * `xn--80a1acny.xn--p1ai`, which is what browsers make of them. The widget's field asks for the same.
 */
export const EMAIL =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+\x2d\x2f=?^_\x60-\x7e]+@[\p{L}\p{M}\p{N}\x2d]+(?:\.[\p{L}\p{M}\p{N}\x2d]+)+$/u;

/** An e-mail address. */
export const Email = z.email({ pattern: EMAIL }).max(254);
