import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepListPlace, listPlaceOf } from '../../src/store/session.ts';

const place = { top: 1200, pages: 3, anchor: 'https://example.org/a' };

beforeEach(() => sessionStorage.clear());

describe('the place in a list', () => {
  it('is found again by the visit it belongs to', () => {
    keepListPlace('/', 'one', place);
    keepListPlace('/', 'two', { top: 0, pages: 1 });
    expect(listPlaceOf('/', 'one')).toEqual(place);
    expect(listPlaceOf('/', 'two')).toEqual({ top: 0, pages: 1 });
    expect(listPlaceOf('/', 'three')).toBeUndefined();
    expect(listPlaceOf('/blog/', 'one')).toBeUndefined();
  });

  it('gives way to newer ones after a hundred visits', () => {
    for (let visit = 0; visit < 110; visit += 1) keepListPlace('/', `visit ${visit}`, place);
    expect(listPlaceOf('/', 'visit 9')).toBeUndefined();
    expect(listPlaceOf('/', 'visit 10')).toEqual(place);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['other values', '{"one":{"top":"x","pages":1}}'],
    ['text', '"one"'],
  ])('is absent when the disk holds %s', (_, text) => {
    sessionStorage.setItem('carrel:/:places', text);
    expect(listPlaceOf('/', 'one')).toBeUndefined();
  });

  it('does not take an inherited name for a visit', () => {
    expect(listPlaceOf('/', 'constructor')).toBeUndefined();
  });

  it('is kept in memory when the device refuses', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    keepListPlace('/full/', 'one', place);
    expect(listPlaceOf('/full/', 'one')).toEqual(place);
  });
});
