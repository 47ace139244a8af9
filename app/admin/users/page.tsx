import type { Metadata } from "next";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { UserTable } from "@/components/admin/people/user-table";
import { STATE_WORDS } from "@/components/admin/people/user-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listDeskUsers } from "@/lib/accounts/desk-queries";
import { DeskUserFilter, USER_STATES } from "@/lib/accounts/desk-rules";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Users" };

const USERS = "/admin/users";
const ROLES = [
  { value: "shopper", label: "Shoppers" },
  { value: "admin", label: "Admins" },
];

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(USERS);
  const query = await readAddress(searchParams);
  const filter = DeskUserFilter.parse(query);
  const { rows, next, total } = await listDeskUsers(ctx.db, filter);
  return (
    <DeskPage title="Users" note="People with an account; guests have none">
      <FilterBar search="Name, e-mail or id" q={filter.q}>
        <FilterSelect name="role" label="Role" all="Every role" value={filter.role} options={ROLES} />
        <FilterSelect
          name="state"
          label="State"
          all="Every state"
          value={filter.state}
          options={USER_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].label }))}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1f50d"
          title="Nobody is like that"
          text="Take a filter away, or look for another name."
          action={
            <ButtonLink href={USERS} prefetch={false} variant="secondary">
              Show everybody
            </ButtonLink>
          }
        />
      ) : (
        <>
          <UserTable rows={rows} />
          <Pager path={USERS} query={query} next={next} shown={rows.length} total={total} noun="people" />
        </>
      )}
    </DeskPage>
  );
}
