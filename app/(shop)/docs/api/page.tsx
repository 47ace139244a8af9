import type { Metadata } from "next";
import { ApiGuide } from "@/components/docs/api-guide";
import { type ApiOperation, ApiOperationCard } from "@/components/docs/api-operation";
import { WebhookList } from "@/components/docs/webhook-list";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { ChipRow, chipLook } from "@/components/ui/chip";
import { openApiDocument } from "@/lib/http/openapi";

export const metadata: Metadata = pageMetadata({
  title: "API",
  description: "Everything the shop answers over HTTP, from the schemas that validate the requests.",
  path: "/docs/api",
});

type Listed = { method: string; path: string; operation: ApiOperation };

const METHODS = ["get", "post", "put", "patch", "delete"];

const byPath = (left: Listed, right: Listed): number =>
  left.path.localeCompare(right.path) || METHODS.indexOf(left.method) - METHODS.indexOf(right.method);

const readOperations = (): Map<string, Listed[]> => {
  const byTag = new Map<string, Listed[]>();
  for (const [path, methods] of Object.entries(openApiDocument().paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, ApiOperation>)) {
      const tag = operation.tags[0] ?? "Other";
      byTag.set(tag, [...(byTag.get(tag) ?? []), { method, path, operation }]);
    }
  }
  for (const operations of byTag.values()) operations.sort(byPath);
  return byTag;
};

const idOf = (tag: string) => `tag-${tag.toLowerCase().replace(/[^a-z]+/g, "-")}`;

export default function ApiPage() {
  const tags = [...readOperations()];
  const count = tags.reduce((sum, [, operations]) => sum + operations.length, 0);
  return (
    <Main>
      <h1 className="text-3xl font-bold sm:text-5xl">The API of the market</h1>
      <p className="mt-2 mb-6 max-w-2xl text-ink-soft sm:text-lg">
        {count} operations under <code>/api</code>, drawn from the schemas that validate the requests. For
        machines the same is at{" "}
        <a href="/api/openapi.json" className="font-semibold text-action hover:underline">
          /api/openapi.json
        </a>
        .
      </p>
      <h2 className="sr-only">What holds for every call</h2>
      <ApiGuide />
      <ChipRow label="Chapters" className="mt-6">
        {tags.map(([tag]) => (
          <a key={tag} href={`#${idOf(tag)}`} className={chipLook("off")}>
            {tag}
          </a>
        ))}
        <a href="#what-webhooks-say" className={chipLook("off")}>
          What webhooks say
        </a>
      </ChipRow>
      {tags.map(([tag, operations]) => (
        <section key={tag} aria-labelledby={idOf(tag)} className="mt-10">
          <h2 id={idOf(tag)} className="mb-4 scroll-mt-26 text-2xl font-bold">
            {tag}
          </h2>
          <div className="flex flex-col gap-3">
            {operations.map((listed) => (
              <ApiOperationCard key={`${listed.method} ${listed.path}`} {...listed} />
            ))}
          </div>
        </section>
      ))}
      <section aria-labelledby="what-webhooks-say" className="mt-10">
        <h2 id="what-webhooks-say" className="mb-4 scroll-mt-26 text-2xl font-bold">
          What webhooks say
        </h2>
        <WebhookList />
      </section>
    </Main>
  );
}
