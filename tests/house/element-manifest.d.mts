type Named = { readonly name: string; readonly description: string; readonly type?: { readonly text?: string } };
type Declaration = Readonly<
  Record<'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties', readonly Named[]>
> & { readonly tagName: string; readonly description: string };
export function elementManifest(): { readonly modules: readonly { readonly declarations: readonly Declaration[] }[] };
