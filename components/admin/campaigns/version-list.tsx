import { actorName } from "../kit/actor-name";
import { Diff } from "../kit/diff";
import { Moment } from "../kit/moment-client";

export type ShownVersion = { version: number; actor: string; at: string; said: Record<string, unknown> };

type VersionListProps = {
  /** The newest first. */
  versions: readonly ShownVersion[];
  names: Map<string, string>;
};

/** Every version with what it changed against the one before it. */
export function VersionList({ versions, names }: VersionListProps) {
  return (
    <ol className="flex flex-col gap-3">
      {versions.map(({ version, actor, at, said }, index) => (
        <li key={version}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">Version {version}</span>
            <span className="text-ink-soft">{actorName(actor, names)}</span>
            <span className="ml-auto text-xs text-muted">
              from <Moment at={at} />
            </span>
          </p>
          {index < versions.length - 1 ? (
            <Diff before={versions[index + 1]?.said} after={said} />
          ) : (
            <p className="text-xs text-muted">As it was made.</p>
          )}
        </li>
      ))}
    </ol>
  );
}
