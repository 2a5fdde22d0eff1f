import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { openBundleFile } from '../data/bundle-file.ts';
import { explain } from '../data/errors.ts';
import { BadBundle, NotJson } from '../data/failures.ts';
import { keepWords } from '../locale/keep-words.ts';
import { exportArticles } from '../offline/export.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Status } from '../ui/status.tsx';
import { Ways } from '../ui/ways.tsx';
import { addresses } from './addresses.ts';
import { download } from './download.ts';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';

/** "Export everything" and "Open a bundle file": by the button, by dropping it on the page, or from the system. */
export function FilesPanel(): ReactElement {
  const services = useServices();
  const title = useSiteTitle();
  const chooser = useRef<HTMLInputElement>(null);
  const { said, reasons, say, open } = useOpenedFile();
  useDroppedFiles(open);
  useLaunchedFiles(open);
  const save = async () => {
    say(keepWords.exporting);
    try {
      download(await exportArticles(services, title), keepWords.file);
      say(undefined);
    } catch (error) {
      say(explain(error).sentence);
    }
  };
  return (
    <Panel title={keepWords.files}>
      <p>{keepWords.filesSentence}</p>
      <Ways>
        <Button onClick={() => void save()}>{keepWords.export}</Button>
        <Button onClick={() => chooser.current?.click()}>{keepWords.open}</Button>
        <span>{keepWords.drop}</span>
      </Ways>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json,application/feed+json"
        aria-label={keepWords.open}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void open(file);
          currentTarget.value = '';
        }}
      />
      <Status>
        <bdi>{said}</bdi>
      </Status>
      {reasons.length > 0 && (
        <ul aria-label={keepWords.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Reasons shown; a broken file can have thousands. */
const FEW = 5;

function useOpenedFile() {
  const services = useServices();
  const navigate = useNavigate();
  const [said, say] = useState<string>();
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const open = useCallback(
    async (file: File) => {
      setReasons([]);
      try {
        const { slugs, here } = await openBundleFile(services, file.name, new Uint8Array(await file.arrayBuffer()));
        const [only] = slugs;
        if (only !== undefined && slugs.length === 1) return void navigate(addresses.article(only));
        say(slugs.length === 0 && here > 0 ? keepWords.here : keepWords.opened(slugs.length));
      } catch (error) {
        const unreadable = error instanceof BadBundle || error instanceof NotJson;
        say(unreadable ? keepWords.noBundle(file.name) : explain(error).sentence);
        if (error instanceof BadBundle)
          setReasons(error.problems.slice(0, FEW).map(({ path, reason }) => `${path} ${reason}`.trim()));
      }
    },
    [services, navigate],
  );
  return { said, reasons, say, open };
}

function useDroppedFiles(open: (file: File) => Promise<void>): void {
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    addEventListener('dragover', (event) => event.preventDefault(), { signal });
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        for (const file of event.dataTransfer?.files ?? []) void open(file);
      },
      { signal },
    );
    return () => stopping.abort();
  }, [open]);
}

type LaunchQueue = {
  setConsumer(consumer: (launched: { readonly files: readonly { getFile(): Promise<File> }[] }) => void): void;
};

/** Files that were opened with the installed app. @see https://wicg.github.io/manifest-incubations/#file_handlers-member */
function useLaunchedFiles(open: (file: File) => Promise<void>): void {
  useEffect(() => {
    const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files }) => {
      for (const file of files) void file.getFile().then(open);
    });
  }, [open]);
}
