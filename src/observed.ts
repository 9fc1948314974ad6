import type { Metrics, Timed } from './core/metrics.ts';
import type { Clock, ModelReader, ModelWriter, PictureReader, Records } from './core/ports.ts';
import type { Parts } from './jobs/parts.ts';

/** The same parts, with what they do told to the metrics. */
export function observed(parts: Parts, metrics: Metrics | undefined): Parts {
  if (!metrics) return parts;
  const timed = stopwatch(metrics, parts.clock);
  return {
    ...parts,
    records: observedRecords(parts.records, metrics),
    pictures: parts.pictures && observedPictures(parts.pictures, timed),
  };
}

/** The same for a model: around its calls, so that an answer that was kept is not counted once more. */
export function observedModel(metrics: Metrics | undefined, clock: Clock) {
  if (!metrics) return { reader: (reader: ModelReader) => reader, writer: (writer: ModelWriter) => writer };
  const timed = stopwatch(metrics, clock);
  return {
    reader: (reader: ModelReader) => observedReader(reader, metrics, timed),
    writer: (writer: ModelWriter) => observedWriter(writer, metrics, timed),
  };
}

type Stopwatch = <T>(what: Timed, work: () => Promise<T>) => Promise<T>;

function stopwatch(metrics: Metrics, clock: Clock): Stopwatch {
  return async (what, work) => {
    const startedAt = clock.now();
    const tell = (failed: boolean) => metrics.took(what, clock.now() - startedAt, failed);
    try {
      const result = await work();
      tell(false);
      return result;
    } catch (error) {
      tell(true);
      throw error;
    }
  };
}

/** Facts count once they are committed: a transition that lost against another one is made anew. */
function observedRecords(records: Records, metrics: Metrics): Records {
  return {
    ...records,
    async commit(transition) {
      const committed = await records.commit(transition);
      if (committed) metrics.happened(transition.facts ?? []);
      return committed;
    },
  };
}

function observedPictures(pictures: PictureReader, timed: Stopwatch): PictureReader {
  return { ...pictures, read: (file) => timed('ocr', () => pictures.read(file)) };
}

function observedReader(model: ModelReader, metrics: Metrics, timed: Stopwatch): ModelReader {
  return {
    ...model,
    async read(...asked) {
      const reading = await timed('model_read', () => model.read(...asked));
      metrics.modelUsed(reading.use);
      return reading;
    },
  };
}

function observedWriter(writer: ModelWriter, metrics: Metrics, timed: Stopwatch): ModelWriter {
  return {
    ...writer,
    async reword(...asked) {
      const reworded = await timed('model_write', () => writer.reword(...asked));
      metrics.modelUsed(reworded.use);
      return reworded;
    },
  };
}
