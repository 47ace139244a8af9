import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { DriftTable } from "@/components/admin/search/drift-table";
import { NeedlessWordsForm } from "@/components/admin/search/needless-words-client";
import { RunButtons } from "@/components/admin/search/run-buttons-client";
import { RunProgress } from "@/components/admin/search/run-progress";
import { RunTable } from "@/components/admin/search/run-table";
import { SearchCounts } from "@/components/admin/search/search-counts";
import { SynonymForm } from "@/components/admin/search/synonym-form-client";
import { SynonymList } from "@/components/admin/search/synonym-list-client";
import { Notice } from "@/components/ui/notice";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import {
  findIndexState,
  type IndexState,
  listRuns,
  listSearches,
  nameSamples,
} from "@/lib/search/desk-queries";
import { countProducts } from "@/lib/search/read-records";
import { findNeedlessWords, listSynonyms } from "@/lib/search/words";

export const metadata: Metadata = { title: "Search" };

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

function StateFacts({ state, products, last }: { state: IndexState; products: number; last: Date | null }) {
  const compared = last && <Moment at={last.toISOString()} />;
  return (
    <Facts
      facts={[
        ["Records in the index", state.records.toLocaleString("en")],
        ["Products in the shop", products.toLocaleString("en")],
        ["Size", megabytes(state.bytes)],
        ["Orders it answers in", String(state.replicas + 1)],
        ["Last written", state.updatedAt && <Moment at={state.updatedAt} />],
        ["Last compared", compared ?? "never"],
      ]}
    />
  );
}

export default async function SearchDeskPage() {
  const { ctx } = await requireAdmin("/admin/search");
  const [runs, state, products, searches, synonyms, words] = await Promise.all([
    listRuns(ctx.db, ctx.now),
    findIndexState(),
    countProducts(ctx.db),
    listSearches(ctx.now),
    listSynonyms(ctx.db),
    findNeedlessWords(ctx.db),
  ]);
  const current = runs.find((run) => run.state === "running" || run.state === "stalled");
  const last = runs.find((run) => run.state === "done");
  const differed = last && last.found > 0 ? await nameSamples(ctx.db, last) : [];
  const names = await nameActors(
    ctx.db,
    runs.map(({ actor }) => actor),
  );
  return (
    <DeskPage
      title="Search"
      note="The index follows every change by itself and is compared with the shop every hour"
      actions={<RunButtons />}
    >
      <div className="grid gap-5 lg:grid-cols-2 xl:grid-cols-3">
        <Panel title="The index">
          {state ? (
            <StateFacts state={state} products={products} last={last?.finishedAt ?? null} />
          ) : (
            <Notice tone="danger" title="The index does not answer">
              Shoppers still find everything at the stalls. What changes meanwhile is indexed once it is back.
            </Notice>
          )}
          {current && (
            <div className="mt-5">
              <RunProgress run={current} />
            </div>
          )}
        </Panel>
        <Panel title="Searched for most" aside="14 days">
          <SearchCounts searches={searches?.top ?? []} none="Nobody has searched yet." />
        </Panel>
        <Panel title="Found nothing" aside="14 days">
          <SearchCounts
            searches={searches?.empty ?? []}
            none="Every search found something. What does not stands here, and may want a word below."
          />
        </Panel>
        <Panel
          title="Words of one meaning"
          aside={<SynonymForm synonym={null} />}
          className="lg:col-span-2 xl:col-span-2"
        >
          <SynonymList synonyms={synonyms} />
        </Panel>
        <Panel title="Words that say nothing" className="lg:col-span-2 xl:col-span-1">
          <NeedlessWordsForm words={words} />
        </Panel>
      </div>
      {runs.length > 0 && (
        <Panel title="Comparisons and rebuilds" pad="none" className="mt-5 overflow-hidden">
          <RunTable runs={runs} names={names} />
        </Panel>
      )}
      {last && differed.length > 0 && (
        <Panel title="What the last one found and mended" className="mt-5">
          <DriftTable rows={differed} total={last.found} />
        </Panel>
      )}
    </DeskPage>
  );
}
