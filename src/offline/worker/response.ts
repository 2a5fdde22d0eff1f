import { readRange } from '../../article/byte-range.ts';

/**
 * The same answer with status 200 and its body at hand: a redirected answer may not be given to a navigation, and a
 * decoded body must not claim to be compressed. Policies and the like in its headers stay.
 */
export function plainCopy(response: Response, body: BodyInit, extra: Record<string, string> = {}): Response {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return new Response(body, { headers });
}

/** The bytes of a whole that a `Range` header asks for; the whole where it asks for what cannot be understood. */
export async function partOf(whole: Response, range: string): Promise<Response> {
  const bytes = await whole.clone().blob();
  const wanted = readRange(range, bytes.size);
  if (wanted === undefined) return whole;
  const headers = new Headers(whole.headers);
  headers.set('accept-ranges', 'bytes');
  if (wanted === 'unsatisfiable') {
    headers.set('content-range', `bytes */${bytes.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = wanted;
  headers.set('content-range', `bytes ${start}-${end}/${bytes.size}`);
  headers.set('content-length', String(end - start + 1));
  return new Response(bytes.slice(start, end + 1), { status: 206, headers });
}

const HTML_TAG = /<html\b[^>]*>/i;

/** Whether an answer is a page of the Carrel in this folder. Reads no further than its `<html>` tag. */
export async function bearsMark(response: Response, home: string): Promise<boolean> {
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return false;
  const tag = HTML_TAG.exec(await headOf(response.clone()))?.[0] ?? '';
  const base = /\sdata-base="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&');
  return base !== undefined && new URL(base, home).href === home;
}

async function headOf({ body }: Response): Promise<string> {
  let head = '';
  if (body === null) return head;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  while (head.length < 4096 && !HTML_TAG.test(head)) {
    const { done, value } = await reader.read();
    if (done) break;
    head += decoder.decode(value, { stream: true });
  }
  // Settles only when the other reader of the same body is done, too.
  reader.cancel().catch(() => {});
  return head;
}
